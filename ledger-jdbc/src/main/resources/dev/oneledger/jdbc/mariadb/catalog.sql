-- The catalog of the current database of MariaDB, one query for each part: a row for each object, with its name's
-- parts in columns called ident, what tells it from its like of the same name in one called of, and its properties.
-- Several queries of one kind add to the same objects. Never a UNION: MariaDB 10.11 crashes on one over
-- information_schema. The database's own name is left out, so that databases made by the same statements have the same.
-- kind schema
SELECT 'database()' AS ident, default_character_set_name AS charset, default_collation_name AS collation, schema_comment AS comment
 FROM information_schema.schemata WHERE schema_name = database()
-- kind relation
SELECT table_name AS ident, table_name AS name, table_type AS type, engine, row_format, table_collation AS collation, create_options AS options, table_comment AS comment
 FROM information_schema.tables WHERE table_schema = database() AND table_name NOT IN ${ours}
-- kind relation
SELECT table_name AS ident, partition_method, subpartition_method, partition_expression, subpartition_expression,
 group_concat(concat_ws(' ', partition_name, subpartition_name, partition_description, nullif(partition_comment, '')) ORDER BY partition_ordinal_position, subpartition_ordinal_position SEPARATOR ', ') AS partitions
 FROM information_schema.partitions WHERE table_schema = database() AND partition_name IS NOT NULL AND table_name NOT IN ${ours}
 GROUP BY table_name, partition_method, subpartition_method, partition_expression, subpartition_expression
-- kind relation
SELECT table_name AS ident, replace(view_definition, concat('`', replace(database(), '`', '``'), '`.'), '') AS viewdef, check_option, definer, security_type AS security, algorithm
 FROM information_schema.views WHERE table_schema = database()
-- kind column
SELECT table_name AS ident, column_name AS ident, table_name AS rel, column_name AS name, ordinal_position AS pos, column_type AS type, is_nullable AS nullable, column_default AS `default`, extra, character_set_name AS charset, collation_name AS collation,
 is_generated AS generated, generation_expression AS genexpr, column_comment AS comment
 FROM information_schema.columns WHERE table_schema = database() AND table_name NOT IN ${ours}
-- kind constraint
SELECT table_name AS ident, constraint_name AS ident, constraint_type AS `of`, table_name AS rel, constraint_name AS name, constraint_type AS contype
 FROM information_schema.table_constraints WHERE table_schema = database() AND table_name NOT IN ${ours}
-- kind constraint
SELECT table_name AS ident, constraint_name AS ident, if(referenced_table_name IS NOT NULL, 'FOREIGN KEY', if(constraint_name = 'PRIMARY', 'PRIMARY KEY', 'UNIQUE')) AS `of`,
 group_concat(concat('`', replace(column_name, '`', '``'), '`') ORDER BY ordinal_position SEPARATOR ', ') AS columns, nullif(referenced_table_schema, database()) AS referenced_schema, referenced_table_name AS referenced,
 group_concat(concat('`', replace(referenced_column_name, '`', '``'), '`') ORDER BY ordinal_position SEPARATOR ', ') AS referenced_columns
 FROM information_schema.key_column_usage WHERE table_schema = database() AND table_name NOT IN ${ours}
 GROUP BY table_name, constraint_name, referenced_table_schema, referenced_table_name
-- kind constraint
SELECT table_name AS ident, constraint_name AS ident, 'FOREIGN KEY' AS `of`, match_option, update_rule, delete_rule
 FROM information_schema.referential_constraints WHERE constraint_schema = database() AND table_name NOT IN ${ours}
-- kind constraint
SELECT table_name AS ident, constraint_name AS ident, 'CHECK' AS `of`, table_name AS rel, constraint_name AS name, 'CHECK' AS contype, level, check_clause AS def
 FROM information_schema.check_constraints WHERE constraint_schema = database() AND table_name NOT IN ${ours}
-- kind index
SELECT table_name AS ident, index_name AS ident, table_name AS rel, index_name AS name, non_unique, index_type AS type, index_comment AS comment, ignored,
 group_concat(concat('`', replace(column_name, '`', '``'), '`', coalesce(concat('(', sub_part, ')'), ''), if(collation = 'D', ' DESC', '')) ORDER BY seq_in_index SEPARATOR ', ') AS columns
 FROM information_schema.statistics WHERE table_schema = database() AND table_name NOT IN ${ours}
 GROUP BY table_name, index_name, non_unique, index_type, index_comment, ignored
-- kind trigger
SELECT event_object_table AS ident, trigger_name AS ident, event_object_table AS rel, trigger_name AS name, action_timing AS timing, event_manipulation AS event, action_order AS ordinal, action_statement AS def, sql_mode, definer
 FROM information_schema.triggers WHERE trigger_schema = database()
-- kind routine
SELECT routine_name AS ident, routine_type AS `of`, routine_name AS name, routine_type AS type, dtd_identifier AS result, routine_definition AS def, is_deterministic AS `deterministic`, sql_data_access AS `access`, security_type AS security, sql_mode, definer, routine_comment AS comment
 FROM information_schema.routines WHERE routine_schema = database()
-- kind routine
SELECT specific_name AS ident, routine_type AS `of`, group_concat(concat_ws(' ', parameter_mode, parameter_name, dtd_identifier) ORDER BY ordinal_position SEPARATOR ', ') AS args
 FROM information_schema.parameters WHERE specific_schema = database() AND ordinal_position > 0 GROUP BY specific_name, routine_type
-- kind event
SELECT event_name AS ident, event_name AS name, time_zone, event_definition AS def, event_type AS type, execute_at, interval_value, interval_field, starts, ends, status, on_completion, sql_mode, definer, event_comment AS comment
 FROM information_schema.events WHERE event_schema = database()
