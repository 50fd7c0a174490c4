CREATE SCHEMA sqitch;
CREATE TABLE sqitch.changes (
    change_id text NOT NULL,
    script_hash text,
    change text NOT NULL,
    project text NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    committed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    committer_name text NOT NULL,
    committer_email text NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    planner_name text NOT NULL,
    planner_email text NOT NULL
);
CREATE TABLE sqitch.dependencies (
    change_id text NOT NULL,
    type text NOT NULL,
    dependency text NOT NULL,
    dependency_id text,
    CONSTRAINT dependencies_check CHECK ((((type = 'require'::text) AND (dependency_id IS NOT NULL)) OR ((type = 'conflict'::text) AND (dependency_id IS NULL))))
);
CREATE TABLE sqitch.events (
    event text NOT NULL,
    change_id text NOT NULL,
    change text NOT NULL,
    project text NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    requires text[] DEFAULT '{}'::text[] NOT NULL,
    conflicts text[] DEFAULT '{}'::text[] NOT NULL,
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    committed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    committer_name text NOT NULL,
    committer_email text NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    planner_name text NOT NULL,
    planner_email text NOT NULL,
    CONSTRAINT events_event_check CHECK ((event = ANY (ARRAY['deploy'::text, 'revert'::text, 'fail'::text, 'merge'::text])))
);
CREATE TABLE sqitch.projects (
    project text NOT NULL,
    uri text,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    creator_name text NOT NULL,
    creator_email text NOT NULL
);
CREATE TABLE sqitch.releases (
    version real NOT NULL,
    installed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    installer_name text NOT NULL,
    installer_email text NOT NULL
);
CREATE TABLE sqitch.tags (
    tag_id text NOT NULL,
    tag text NOT NULL,
    project text NOT NULL,
    change_id text NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    committed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    committer_name text NOT NULL,
    committer_email text NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    planner_name text NOT NULL,
    planner_email text NOT NULL
);
INSERT INTO sqitch.changes VALUES ('1d726d3c213960624ab6cd234233f0f261745a52', '1ad21047303e33cc325223161c99ecf05dbd3ae3', 'customers', 'shop', 'Who buys', '2026-11-27 13:04:18.245021+00', 'Ada Lovelace', 'ada@example.org', '2024-01-05 09:30:00+00', 'Ada Lovelace', 'ada@example.org');
INSERT INTO sqitch.changes VALUES ('98ca0aa06ed606930331e6ffa20214c4419cb6e8', 'e57db5f90e0c15e3261acc7499b7943681ca0a14', 'orders', 'shop', 'Bestellungen für Kundinnen – ✓', '2026-11-27 13:04:18.345902+00', 'Ada Lovelace', 'ada@example.org', '2024-02-12 11:00:00+00', 'Ada Lovelace', 'ada@example.org');
INSERT INTO sqitch.changes VALUES ('dfc8d389cbd94879aef9e8069f4b3e0c5bc5056e', '69495d0afa7c0e3b51860acf2b2b662935a658d4', 'orders_index', 'shop', 'Find orders', '2026-11-27 13:04:19.149315+00', 'Ada Lovelace', 'ada@example.org', '2024-03-01 08:00:00+00', 'Ada Lovelace', 'ada@example.org');
INSERT INTO sqitch.changes VALUES ('e264c5c52d688beec544590ea7dba28c725c991b', 'a2bc69d8e6e40ef452fdcd78bb7995dda92c78f3', 'orders', 'shop', 'Reworked', '2026-11-27 13:04:20.833522+00', 'Ada Lovelace', 'ada@example.org', '2024-03-25 10:00:00+00', 'Ada Lovelace', 'ada@example.org');
INSERT INTO sqitch.changes VALUES ('03c448c6edee0feea19823dc2097766a8a7114a8', '80120c7fbe3dc170166d348d29a4c36597fb8b15', 'taken', 'shop', 'Logged only', '2026-11-27 13:04:21.500411+00', 'Ada Lovelace', 'ada@example.org', '2024-04-01 09:00:00+00', 'Ada Lovelace', 'ada@example.org');
INSERT INTO sqitch.dependencies VALUES ('98ca0aa06ed606930331e6ffa20214c4419cb6e8', 'require', 'customers', '1d726d3c213960624ab6cd234233f0f261745a52');
INSERT INTO sqitch.dependencies VALUES ('dfc8d389cbd94879aef9e8069f4b3e0c5bc5056e', 'require', 'orders', '98ca0aa06ed606930331e6ffa20214c4419cb6e8');
INSERT INTO sqitch.dependencies VALUES ('dfc8d389cbd94879aef9e8069f4b3e0c5bc5056e', 'conflict', 'warehouse:stock', NULL);
INSERT INTO sqitch.dependencies VALUES ('e264c5c52d688beec544590ea7dba28c725c991b', 'require', 'orders@v1.0', '98ca0aa06ed606930331e6ffa20214c4419cb6e8');
INSERT INTO sqitch.events VALUES ('deploy', '1d726d3c213960624ab6cd234233f0f261745a52', 'customers', 'shop', 'Who buys', '{}', '{}', '{}', '2026-11-27 13:04:18.247601+00', 'Ada Lovelace', 'ada@example.org', '2024-01-05 09:30:00+00', 'Ada Lovelace', 'ada@example.org');
INSERT INTO sqitch.events VALUES ('deploy', '98ca0aa06ed606930331e6ffa20214c4419cb6e8', 'orders', 'shop', 'Bestellungen für Kundinnen – ✓', '{customers}', '{}', '{@v1.0}', '2026-11-27 13:04:18.350417+00', 'Ada Lovelace', 'ada@example.org', '2024-02-12 11:00:00+00', 'Ada Lovelace', 'ada@example.org');
INSERT INTO sqitch.events VALUES ('deploy', 'dfc8d389cbd94879aef9e8069f4b3e0c5bc5056e', 'orders_index', 'shop', 'Find orders', '{orders}', '{warehouse:stock}', '{}', '2026-11-27 13:04:19.152609+00', 'Ada Lovelace', 'ada@example.org', '2024-03-01 08:00:00+00', 'Ada Lovelace', 'ada@example.org');
INSERT INTO sqitch.events VALUES ('deploy', '4babdee04557e7aece0957614d3cb8c5c7c22b34', 'undone', 'shop', 'Reverted again', '{customers}', '{}', '{}', '2026-11-27 13:04:19.246847+00', 'Ada Lovelace', 'ada@example.org', '2024-03-18 07:00:00+00', 'Ada Lovelace', 'ada@example.org');
INSERT INTO sqitch.events VALUES ('revert', '4babdee04557e7aece0957614d3cb8c5c7c22b34', 'undone', 'shop', 'Reverted again', '{customers}', '{}', '{}', '2026-11-27 13:04:20.047673+00', 'Ada Lovelace', 'ada@example.org', '2024-03-18 07:00:00+00', 'Ada Lovelace', 'ada@example.org');
INSERT INTO sqitch.events VALUES ('deploy', 'e264c5c52d688beec544590ea7dba28c725c991b', 'orders', 'shop', 'Reworked', '{orders@v1.0}', '{}', '{}', '2026-11-27 13:04:20.836457+00', 'Ada Lovelace', 'ada@example.org', '2024-03-25 10:00:00+00', 'Ada Lovelace', 'ada@example.org');
INSERT INTO sqitch.events VALUES ('deploy', '03c448c6edee0feea19823dc2097766a8a7114a8', 'taken', 'shop', 'Logged only', '{}', '{}', '{}', '2026-11-27 13:04:21.501678+00', 'Ada Lovelace', 'ada@example.org', '2024-04-01 09:00:00+00', 'Ada Lovelace', 'ada@example.org');
INSERT INTO sqitch.events VALUES ('fail', '1cc82ec2166770d3c99faf2b0ec170d636991049', 'fails', 'shop', 'Cannot work', '{}', '{}', '{}', '2026-11-27 13:04:22.201361+00', 'Ada Lovelace', 'ada@example.org', '2024-04-02 15:00:00+00', 'Ada Lovelace', 'ada@example.org');
INSERT INTO sqitch.projects VALUES ('shop', 'https://example.org/shop/', '2026-11-27 13:04:18.139063+00', 'Ada Lovelace', 'ada@example.org');
INSERT INTO sqitch.releases VALUES (1.1, '2026-11-27 13:04:18.133814+00', 'Ada Lovelace', 'ada@example.org');
INSERT INTO sqitch.tags VALUES ('9b7095f3a6c564831a887130cbc73ce053fd98bf', '@v1.0', 'shop', '98ca0aa06ed606930331e6ffa20214c4419cb6e8', 'First release', '2026-11-27 13:04:18.34903+00', 'Ada Lovelace', 'ada@example.org', '2024-02-13 08:00:00+00', 'Ada Lovelace', 'ada@example.org');
ALTER TABLE ONLY sqitch.changes
    ADD CONSTRAINT changes_pkey PRIMARY KEY (change_id);
ALTER TABLE ONLY sqitch.changes
    ADD CONSTRAINT changes_project_script_hash_key UNIQUE (project, script_hash);
ALTER TABLE ONLY sqitch.dependencies
    ADD CONSTRAINT dependencies_pkey PRIMARY KEY (change_id, dependency);
ALTER TABLE ONLY sqitch.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (change_id, committed_at);
ALTER TABLE ONLY sqitch.projects
    ADD CONSTRAINT projects_pkey PRIMARY KEY (project);
ALTER TABLE ONLY sqitch.projects
    ADD CONSTRAINT projects_uri_key UNIQUE (uri);
ALTER TABLE ONLY sqitch.releases
    ADD CONSTRAINT releases_pkey PRIMARY KEY (version);
ALTER TABLE ONLY sqitch.tags
    ADD CONSTRAINT tags_pkey PRIMARY KEY (tag_id);
ALTER TABLE ONLY sqitch.tags
    ADD CONSTRAINT tags_project_tag_key UNIQUE (project, tag);
ALTER TABLE ONLY sqitch.changes
    ADD CONSTRAINT changes_project_fkey FOREIGN KEY (project) REFERENCES sqitch.projects(project) ON UPDATE CASCADE;
ALTER TABLE ONLY sqitch.dependencies
    ADD CONSTRAINT dependencies_change_id_fkey FOREIGN KEY (change_id) REFERENCES sqitch.changes(change_id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE ONLY sqitch.dependencies
    ADD CONSTRAINT dependencies_dependency_id_fkey FOREIGN KEY (dependency_id) REFERENCES sqitch.changes(change_id) ON UPDATE CASCADE;
ALTER TABLE ONLY sqitch.events
    ADD CONSTRAINT events_project_fkey FOREIGN KEY (project) REFERENCES sqitch.projects(project) ON UPDATE CASCADE;
ALTER TABLE ONLY sqitch.tags
    ADD CONSTRAINT tags_change_id_fkey FOREIGN KEY (change_id) REFERENCES sqitch.changes(change_id) ON UPDATE CASCADE;
ALTER TABLE ONLY sqitch.tags
    ADD CONSTRAINT tags_project_fkey FOREIGN KEY (project) REFERENCES sqitch.projects(project) ON UPDATE CASCADE;
