CREATE TABLE `releases` (
  `version` float(4,1) NOT NULL COMMENT 'Version of the Sqitch registry.',
  `installed_at` datetime(6) NOT NULL COMMENT 'Date the registry release was installed.',
  `installer_name` varchar(255) NOT NULL COMMENT 'Name of the user who installed the registry release.',
  `installer_email` varchar(255) NOT NULL COMMENT 'Email address of the user who installed the registry release.',
  PRIMARY KEY (`version`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci COMMENT='Sqitch registry releases.';
INSERT INTO `releases` (`version`, `installed_at`, `installer_name`, `installer_email`) VALUES (1.1,'2026-11-27 13:04:23.479129','Ada Lovelace','ada@example.org');
CREATE TABLE `projects` (
  `project` varchar(255) NOT NULL COMMENT 'Unique Name of a project.',
  `uri` varchar(255) DEFAULT NULL COMMENT 'Optional project URI',
  `created_at` datetime(6) NOT NULL COMMENT 'Date the project was added to the database.',
  `creator_name` varchar(255) NOT NULL COMMENT 'Name of the user who added the project.',
  `creator_email` varchar(255) NOT NULL COMMENT 'Email address of the user who added the project.',
  PRIMARY KEY (`project`),
  UNIQUE KEY `uri` (`uri`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci COMMENT='Sqitch projects deployed to this database.';
INSERT INTO `projects` (`project`, `uri`, `created_at`, `creator_name`, `creator_email`) VALUES ('shop','https://example.org/shop/','2026-11-27 13:04:23.504833','Ada Lovelace','ada@example.org');
CREATE TABLE `changes` (
  `change_id` varchar(40) NOT NULL COMMENT 'Change primary key.',
  `script_hash` varchar(40) DEFAULT NULL COMMENT 'Deploy script SHA-1 hash.',
  `change` varchar(255) NOT NULL COMMENT 'Name of a deployed change.',
  `project` varchar(255) NOT NULL COMMENT 'Name of the Sqitch project to which the change belongs.',
  `note` text NOT NULL COMMENT 'Description of the change.',
  `committed_at` datetime(6) NOT NULL COMMENT 'Date the change was deployed.',
  `committer_name` varchar(255) NOT NULL COMMENT 'Name of the user who deployed the change.',
  `committer_email` varchar(255) NOT NULL COMMENT 'Email address of the user who deployed the change.',
  `planned_at` datetime(6) NOT NULL COMMENT 'Date the change was added to the plan.',
  `planner_name` varchar(255) NOT NULL COMMENT 'Name of the user who planed the change.',
  `planner_email` varchar(255) NOT NULL COMMENT 'Email address of the user who planned the change.',
  PRIMARY KEY (`change_id`),
  UNIQUE KEY `project` (`project`,`script_hash`),
  CONSTRAINT `changes_ibfk_1` FOREIGN KEY (`project`) REFERENCES `projects` (`project`) ON UPDATE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci COMMENT='Tracks the changes currently deployed to the database.';
INSERT INTO `changes` (`change_id`, `script_hash`, `change`, `project`, `note`, `committed_at`, `committer_name`, `committer_email`, `planned_at`, `planner_name`, `planner_email`) VALUES ('03c448c6edee0feea19823dc2097766a8a7114a8','80120c7fbe3dc170166d348d29a4c36597fb8b15','taken','shop','Logged only','2026-11-27 13:04:26.347411','Ada Lovelace','ada@example.org','2024-04-01 09:00:00.000000','Ada Lovelace','ada@example.org');
INSERT INTO `changes` (`change_id`, `script_hash`, `change`, `project`, `note`, `committed_at`, `committer_name`, `committer_email`, `planned_at`, `planner_name`, `planner_email`) VALUES ('1d726d3c213960624ab6cd234233f0f261745a52','1ad21047303e33cc325223161c99ecf05dbd3ae3','customers','shop','Who buys','2026-11-27 13:04:23.543987','Ada Lovelace','ada@example.org','2024-01-05 09:30:00.000000','Ada Lovelace','ada@example.org');
INSERT INTO `changes` (`change_id`, `script_hash`, `change`, `project`, `note`, `committed_at`, `committer_name`, `committer_email`, `planned_at`, `planner_name`, `planner_email`) VALUES ('98ca0aa06ed606930331e6ffa20214c4419cb6e8','e57db5f90e0c15e3261acc7499b7943681ca0a14','orders','shop','Bestellungen für Kundinnen – ✓','2026-11-27 13:04:23.581993','Ada Lovelace','ada@example.org','2024-02-12 11:00:00.000000','Ada Lovelace','ada@example.org');
INSERT INTO `changes` (`change_id`, `script_hash`, `change`, `project`, `note`, `committed_at`, `committer_name`, `committer_email`, `planned_at`, `planner_name`, `planner_email`) VALUES ('dfc8d389cbd94879aef9e8069f4b3e0c5bc5056e','69495d0afa7c0e3b51860acf2b2b662935a658d4','orders_index','shop','Find orders','2026-11-27 13:04:24.288166','Ada Lovelace','ada@example.org','2024-03-01 08:00:00.000000','Ada Lovelace','ada@example.org');
INSERT INTO `changes` (`change_id`, `script_hash`, `change`, `project`, `note`, `committed_at`, `committer_name`, `committer_email`, `planned_at`, `planner_name`, `planner_email`) VALUES ('e264c5c52d688beec544590ea7dba28c725c991b','a2bc69d8e6e40ef452fdcd78bb7995dda92c78f3','orders','shop','Reworked','2026-11-27 13:04:25.726529','Ada Lovelace','ada@example.org','2024-03-25 10:00:00.000000','Ada Lovelace','ada@example.org');
CREATE TABLE `tags` (
  `tag_id` varchar(40) NOT NULL COMMENT 'Tag primary key.',
  `tag` varchar(255) NOT NULL COMMENT 'Project-unique tag name.',
  `project` varchar(255) NOT NULL COMMENT 'Name of the Sqitch project to which the tag belongs.',
  `change_id` varchar(40) NOT NULL COMMENT 'ID of last change deployed before the tag was applied.',
  `note` varchar(255) NOT NULL COMMENT 'Description of the tag.',
  `committed_at` datetime(6) NOT NULL COMMENT 'Date the tag was applied to the database.',
  `committer_name` varchar(255) NOT NULL COMMENT 'Name of the user who applied the tag.',
  `committer_email` varchar(255) NOT NULL COMMENT 'Email address of the user who applied the tag.',
  `planned_at` datetime(6) NOT NULL COMMENT 'Date the tag was added to the plan.',
  `planner_name` varchar(255) NOT NULL COMMENT 'Name of the user who planed the tag.',
  `planner_email` varchar(255) NOT NULL COMMENT 'Email address of the user who planned the tag.',
  PRIMARY KEY (`tag_id`),
  UNIQUE KEY `project` (`project`,`tag`),
  KEY `change_id` (`change_id`),
  CONSTRAINT `tags_ibfk_1` FOREIGN KEY (`project`) REFERENCES `projects` (`project`) ON UPDATE CASCADE,
  CONSTRAINT `tags_ibfk_2` FOREIGN KEY (`change_id`) REFERENCES `changes` (`change_id`) ON UPDATE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci COMMENT='Tracks the tags currently applied to the database.';
INSERT INTO `tags` (`tag_id`, `tag`, `project`, `change_id`, `note`, `committed_at`, `committer_name`, `committer_email`, `planned_at`, `planner_name`, `planner_email`) VALUES ('9b7095f3a6c564831a887130cbc73ce053fd98bf','@v1.0','shop','98ca0aa06ed606930331e6ffa20214c4419cb6e8','First release','2026-11-27 13:04:23.585251','Ada Lovelace','ada@example.org','2024-02-13 08:00:00.000000','Ada Lovelace','ada@example.org');
CREATE TABLE `dependencies` (
  `change_id` varchar(40) NOT NULL COMMENT 'ID of the depending change.',
  `type` varchar(8) NOT NULL COMMENT 'Type of dependency.',
  `dependency` varchar(255) NOT NULL COMMENT 'Dependency name.',
  `dependency_id` varchar(40) DEFAULT NULL COMMENT 'Change ID the dependency resolves to.',
  PRIMARY KEY (`change_id`,`dependency`),
  KEY `dependency_id` (`dependency_id`),
  CONSTRAINT `dependencies_ibfk_1` FOREIGN KEY (`change_id`) REFERENCES `changes` (`change_id`) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT `dependencies_ibfk_2` FOREIGN KEY (`dependency_id`) REFERENCES `changes` (`change_id`) ON UPDATE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci COMMENT='Tracks the currently satisfied dependencies.';
INSERT INTO `dependencies` (`change_id`, `type`, `dependency`, `dependency_id`) VALUES ('98ca0aa06ed606930331e6ffa20214c4419cb6e8','require','customers','1d726d3c213960624ab6cd234233f0f261745a52');
INSERT INTO `dependencies` (`change_id`, `type`, `dependency`, `dependency_id`) VALUES ('dfc8d389cbd94879aef9e8069f4b3e0c5bc5056e','require','orders','98ca0aa06ed606930331e6ffa20214c4419cb6e8');
INSERT INTO `dependencies` (`change_id`, `type`, `dependency`, `dependency_id`) VALUES ('dfc8d389cbd94879aef9e8069f4b3e0c5bc5056e','conflict','warehouse:stock',NULL);
INSERT INTO `dependencies` (`change_id`, `type`, `dependency`, `dependency_id`) VALUES ('e264c5c52d688beec544590ea7dba28c725c991b','require','orders@v1.0','98ca0aa06ed606930331e6ffa20214c4419cb6e8');
CREATE TABLE `events` (
  `event` enum('deploy','fail','merge','revert') NOT NULL COMMENT 'Type of event.',
  `change_id` varchar(40) NOT NULL COMMENT 'Change ID.',
  `change` varchar(255) NOT NULL COMMENT 'Change name.',
  `project` varchar(255) NOT NULL COMMENT 'Name of the Sqitch project to which the change belongs.',
  `note` text NOT NULL COMMENT 'Description of the change.',
  `requires` text NOT NULL COMMENT 'List of the names of required changes.',
  `conflicts` text NOT NULL COMMENT 'List of the names of conflicting changes.',
  `tags` text NOT NULL COMMENT 'List of tags associated with the change.',
  `committed_at` datetime(6) NOT NULL COMMENT 'Date the event was committed.',
  `committer_name` varchar(255) NOT NULL COMMENT 'Name of the user who committed the event.',
  `committer_email` varchar(255) NOT NULL COMMENT 'Email address of the user who committed the event.',
  `planned_at` datetime(6) NOT NULL COMMENT 'Date the event was added to the plan.',
  `planner_name` varchar(255) NOT NULL COMMENT 'Name of the user who planed the change.',
  `planner_email` varchar(255) NOT NULL COMMENT 'Email address of the user who plan planned the change.',
  PRIMARY KEY (`change_id`,`committed_at`),
  KEY `project` (`project`),
  CONSTRAINT `events_ibfk_1` FOREIGN KEY (`project`) REFERENCES `projects` (`project`) ON UPDATE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci COMMENT='Contains full history of all deployment events.';
INSERT INTO `events` (`event`, `change_id`, `change`, `project`, `note`, `requires`, `conflicts`, `tags`, `committed_at`, `committer_name`, `committer_email`, `planned_at`, `planner_name`, `planner_email`) VALUES ('deploy','03c448c6edee0feea19823dc2097766a8a7114a8','taken','shop','Logged only','','','','2026-11-27 13:04:26.347807','Ada Lovelace','ada@example.org','2024-04-01 09:00:00.000000','Ada Lovelace','ada@example.org');
INSERT INTO `events` (`event`, `change_id`, `change`, `project`, `note`, `requires`, `conflicts`, `tags`, `committed_at`, `committer_name`, `committer_email`, `planned_at`, `planner_name`, `planner_email`) VALUES ('fail','1cc82ec2166770d3c99faf2b0ec170d636991049','fails','shop','Cannot work','','','','2026-11-27 13:04:26.969828','Ada Lovelace','ada@example.org','2024-04-02 15:00:00.000000','Ada Lovelace','ada@example.org');
INSERT INTO `events` (`event`, `change_id`, `change`, `project`, `note`, `requires`, `conflicts`, `tags`, `committed_at`, `committer_name`, `committer_email`, `planned_at`, `planner_name`, `planner_email`) VALUES ('deploy','1d726d3c213960624ab6cd234233f0f261745a52','customers','shop','Who buys','','','','2026-11-27 13:04:23.545380','Ada Lovelace','ada@example.org','2024-01-05 09:30:00.000000','Ada Lovelace','ada@example.org');
INSERT INTO `events` (`event`, `change_id`, `change`, `project`, `note`, `requires`, `conflicts`, `tags`, `committed_at`, `committer_name`, `committer_email`, `planned_at`, `planner_name`, `planner_email`) VALUES ('deploy','4babdee04557e7aece0957614d3cb8c5c7c22b34','undone','shop','Reverted again','customers','','','2026-11-27 13:04:24.329667','Ada Lovelace','ada@example.org','2024-03-18 07:00:00.000000','Ada Lovelace','ada@example.org');
INSERT INTO `events` (`event`, `change_id`, `change`, `project`, `note`, `requires`, `conflicts`, `tags`, `committed_at`, `committer_name`, `committer_email`, `planned_at`, `planner_name`, `planner_email`) VALUES ('revert','4babdee04557e7aece0957614d3cb8c5c7c22b34','undone','shop','Reverted again','customers','','','2026-11-27 13:04:25.051693','Ada Lovelace','ada@example.org','2024-03-18 07:00:00.000000','Ada Lovelace','ada@example.org');
INSERT INTO `events` (`event`, `change_id`, `change`, `project`, `note`, `requires`, `conflicts`, `tags`, `committed_at`, `committer_name`, `committer_email`, `planned_at`, `planner_name`, `planner_email`) VALUES ('deploy','98ca0aa06ed606930331e6ffa20214c4419cb6e8','orders','shop','Bestellungen für Kundinnen – ✓','customers','','@v1.0','2026-11-27 13:04:23.585820','Ada Lovelace','ada@example.org','2024-02-12 11:00:00.000000','Ada Lovelace','ada@example.org');
INSERT INTO `events` (`event`, `change_id`, `change`, `project`, `note`, `requires`, `conflicts`, `tags`, `committed_at`, `committer_name`, `committer_email`, `planned_at`, `planner_name`, `planner_email`) VALUES ('deploy','dfc8d389cbd94879aef9e8069f4b3e0c5bc5056e','orders_index','shop','Find orders','orders','warehouse:stock','','2026-11-27 13:04:24.290615','Ada Lovelace','ada@example.org','2024-03-01 08:00:00.000000','Ada Lovelace','ada@example.org');
INSERT INTO `events` (`event`, `change_id`, `change`, `project`, `note`, `requires`, `conflicts`, `tags`, `committed_at`, `committer_name`, `committer_email`, `planned_at`, `planner_name`, `planner_email`) VALUES ('deploy','e264c5c52d688beec544590ea7dba28c725c991b','orders','shop','Reworked','orders@v1.0','','','2026-11-27 13:04:25.728334','Ada Lovelace','ada@example.org','2024-03-25 10:00:00.000000','Ada Lovelace','ada@example.org');
