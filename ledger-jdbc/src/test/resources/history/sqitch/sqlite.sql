CREATE TABLE releases (
    version         FLOAT       PRIMARY KEY,
    installed_at    DATETIME    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    installer_name  TEXT        NOT NULL,
    installer_email TEXT        NOT NULL
);
INSERT INTO releases VALUES(1.1000000000000000888,'2026-11-27 13:04:27.995','Ada Lovelace','ada@example.org');
CREATE TABLE projects (
    project         TEXT        PRIMARY KEY,
    uri             TEXT            NULL UNIQUE,
    created_at      DATETIME    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    creator_name    TEXT        NOT NULL,
    creator_email   TEXT        NOT NULL
);
INSERT INTO projects VALUES('shop','https://example.org/shop/','2026-11-27 13:04:27.998','Ada Lovelace','ada@example.org');
CREATE TABLE changes (
    change_id       TEXT        PRIMARY KEY,
    script_hash     TEXT            NULL,
    change          TEXT        NOT NULL,
    project         TEXT        NOT NULL REFERENCES projects(project) ON UPDATE CASCADE,
    note            TEXT        NOT NULL DEFAULT '',
    committed_at    DATETIME    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    committer_name  TEXT        NOT NULL,
    committer_email TEXT        NOT NULL,
    planned_at      DATETIME    NOT NULL,
    planner_name    TEXT        NOT NULL,
    planner_email   TEXT        NOT NULL,
    UNIQUE(project, script_hash)
);
INSERT INTO changes VALUES('1d726d3c213960624ab6cd234233f0f261745a52','1ad21047303e33cc325223161c99ecf05dbd3ae3','customers','shop','Who buys','2026-11-27 13:04:28.028','Ada Lovelace','ada@example.org','2024-01-05 09:30:00','Ada Lovelace','ada@example.org');
INSERT INTO changes VALUES('98ca0aa06ed606930331e6ffa20214c4419cb6e8','e57db5f90e0c15e3261acc7499b7943681ca0a14','orders','shop','Bestellungen für Kundinnen – ✓','2026-11-27 13:04:28.054','Ada Lovelace','ada@example.org','2024-02-12 11:00:00','Ada Lovelace','ada@example.org');
INSERT INTO changes VALUES('dfc8d389cbd94879aef9e8069f4b3e0c5bc5056e','69495d0afa7c0e3b51860acf2b2b662935a658d4','orders_index','shop','Find orders','2026-11-27 13:04:28.696','Ada Lovelace','ada@example.org','2024-03-01 08:00:00','Ada Lovelace','ada@example.org');
INSERT INTO changes VALUES('e264c5c52d688beec544590ea7dba28c725c991b','a2bc69d8e6e40ef452fdcd78bb7995dda92c78f3','orders','shop','Reworked','2026-11-27 13:04:30.020','Ada Lovelace','ada@example.org','2024-03-25 10:00:00','Ada Lovelace','ada@example.org');
INSERT INTO changes VALUES('03c448c6edee0feea19823dc2097766a8a7114a8','80120c7fbe3dc170166d348d29a4c36597fb8b15','taken','shop','Logged only','2026-11-27 13:04:30.653','Ada Lovelace','ada@example.org','2024-04-01 09:00:00','Ada Lovelace','ada@example.org');
CREATE TABLE tags (
    tag_id          TEXT        PRIMARY KEY,
    tag             TEXT        NOT NULL,
    project         TEXT        NOT NULL REFERENCES projects(project) ON UPDATE CASCADE,
    change_id       TEXT        NOT NULL REFERENCES changes(change_id) ON UPDATE CASCADE,
    note            TEXT        NOT NULL DEFAULT '',
    committed_at    DATETIME    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    committer_name  TEXT        NOT NULL,
    committer_email TEXT        NOT NULL,
    planned_at      DATETIME    NOT NULL,
    planner_name    TEXT        NOT NULL,
    planner_email   TEXT        NOT NULL,
    UNIQUE(project, tag)
);
INSERT INTO tags VALUES('9b7095f3a6c564831a887130cbc73ce053fd98bf','@v1.0','shop','98ca0aa06ed606930331e6ffa20214c4419cb6e8','First release','2026-11-27 13:04:28.055','Ada Lovelace','ada@example.org','2024-02-13 08:00:00','Ada Lovelace','ada@example.org');
CREATE TABLE dependencies (
    change_id       TEXT        NOT NULL REFERENCES changes(change_id) ON UPDATE CASCADE ON DELETE CASCADE,
    type            TEXT        NOT NULL,
    dependency      TEXT        NOT NULL,
    dependency_id   TEXT            NULL REFERENCES changes(change_id) ON UPDATE CASCADE
                                         CONSTRAINT dependencies_check CHECK (
            (type = 'require'  AND dependency_id IS NOT NULL)
         OR (type = 'conflict' AND dependency_id IS NULL)
    ),
    PRIMARY KEY (change_id, dependency)
);
INSERT INTO dependencies VALUES('98ca0aa06ed606930331e6ffa20214c4419cb6e8','require','customers','1d726d3c213960624ab6cd234233f0f261745a52');
INSERT INTO dependencies VALUES('dfc8d389cbd94879aef9e8069f4b3e0c5bc5056e','require','orders','98ca0aa06ed606930331e6ffa20214c4419cb6e8');
INSERT INTO dependencies VALUES('dfc8d389cbd94879aef9e8069f4b3e0c5bc5056e','conflict','warehouse:stock',NULL);
INSERT INTO dependencies VALUES('e264c5c52d688beec544590ea7dba28c725c991b','require','orders@v1.0','98ca0aa06ed606930331e6ffa20214c4419cb6e8');
CREATE TABLE events (
    event           TEXT        NOT NULL CONSTRAINT events_event_check CHECK (
        event IN ('deploy', 'revert', 'fail', 'merge')
    ),
    change_id       TEXT        NOT NULL,
    change          TEXT        NOT NULL,
    project         TEXT        NOT NULL REFERENCES projects(project) ON UPDATE CASCADE,
    note            TEXT        NOT NULL DEFAULT '',
    requires        TEXT        NOT NULL DEFAULT '',
    conflicts       TEXT        NOT NULL DEFAULT '',
    tags            TEXT        NOT NULL DEFAULT '',
    committed_at    DATETIME    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    committer_name  TEXT        NOT NULL,
    committer_email TEXT        NOT NULL,
    planned_at      DATETIME    NOT NULL,
    planner_name    TEXT        NOT NULL,
    planner_email   TEXT        NOT NULL,
    PRIMARY KEY (change_id, committed_at)
);
INSERT INTO events VALUES('deploy','1d726d3c213960624ab6cd234233f0f261745a52','customers','shop','Who buys','','','','2026-11-27 13:04:28.029','Ada Lovelace','ada@example.org','2024-01-05 09:30:00','Ada Lovelace','ada@example.org');
INSERT INTO events VALUES('deploy','98ca0aa06ed606930331e6ffa20214c4419cb6e8','orders','shop','Bestellungen für Kundinnen – ✓','customers','','@v1.0','2026-11-27 13:04:28.055','Ada Lovelace','ada@example.org','2024-02-12 11:00:00','Ada Lovelace','ada@example.org');
INSERT INTO events VALUES('deploy','dfc8d389cbd94879aef9e8069f4b3e0c5bc5056e','orders_index','shop','Find orders','orders','warehouse:stock','','2026-11-27 13:04:28.698','Ada Lovelace','ada@example.org','2024-03-01 08:00:00','Ada Lovelace','ada@example.org');
INSERT INTO events VALUES('deploy','4babdee04557e7aece0957614d3cb8c5c7c22b34','undone','shop','Reverted again','customers','','','2026-11-27 13:04:28.726','Ada Lovelace','ada@example.org','2024-03-18 07:00:00','Ada Lovelace','ada@example.org');
INSERT INTO events VALUES('revert','4babdee04557e7aece0957614d3cb8c5c7c22b34','undone','shop','Reverted again','customers','','','2026-11-27 13:04:29.366','Ada Lovelace','ada@example.org','2024-03-18 07:00:00','Ada Lovelace','ada@example.org');
INSERT INTO events VALUES('deploy','e264c5c52d688beec544590ea7dba28c725c991b','orders','shop','Reworked','orders@v1.0','','','2026-11-27 13:04:30.022','Ada Lovelace','ada@example.org','2024-03-25 10:00:00','Ada Lovelace','ada@example.org');
INSERT INTO events VALUES('deploy','03c448c6edee0feea19823dc2097766a8a7114a8','taken','shop','Logged only','','','','2026-11-27 13:04:30.654','Ada Lovelace','ada@example.org','2024-04-01 09:00:00','Ada Lovelace','ada@example.org');
INSERT INTO events VALUES('fail','1cc82ec2166770d3c99faf2b0ec170d636991049','fails','shop','Cannot work','','','','2026-11-27 13:04:31.240','Ada Lovelace','ada@example.org','2024-04-02 15:00:00','Ada Lovelace','ada@example.org');
