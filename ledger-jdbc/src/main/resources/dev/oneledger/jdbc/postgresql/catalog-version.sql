-- A hash over the place and the age of every row of the catalogs that are read, and of those that tell what a
-- statement wrote. Within a transaction a row that is written again stays as old as it was (xmin), but is in another
-- place (ctid). The order of rows plays no part. Options of user mappings and subscriptions can be read by few, so of
-- these only what all may see.
SELECT md5(string_agg(concat(n, ' ', h), ',' ORDER BY t)) FROM (
SELECT 0 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_namespace
UNION ALL
SELECT 1 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_class
UNION ALL
SELECT 2 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_attribute
UNION ALL
SELECT 3 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_attrdef
UNION ALL
SELECT 4 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_constraint
UNION ALL
SELECT 5 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_index
UNION ALL
SELECT 6 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_inherits
UNION ALL
SELECT 7 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_sequence
UNION ALL
SELECT 8 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_trigger
UNION ALL
SELECT 9 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_rewrite
UNION ALL
SELECT 10 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_policy
UNION ALL
SELECT 11 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_proc
UNION ALL
SELECT 12 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_aggregate
UNION ALL
SELECT 13 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_type
UNION ALL
SELECT 14 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_enum
UNION ALL
SELECT 15 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_range
UNION ALL
SELECT 16 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_extension
UNION ALL
SELECT 17 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_statistic_ext
UNION ALL
SELECT 18 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_publication
UNION ALL
SELECT 19 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_publication_rel
UNION ALL
SELECT 20 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_publication_namespace
UNION ALL
SELECT 21 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_event_trigger
UNION ALL
SELECT 22 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_collation
UNION ALL
SELECT 23 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_cast
UNION ALL
SELECT 24 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_default_acl
UNION ALL
SELECT 25 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_foreign_data_wrapper
UNION ALL
SELECT 26 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_foreign_server
UNION ALL
SELECT 27 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_foreign_table
UNION ALL
SELECT 28 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_operator
UNION ALL
SELECT 29 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_opclass
UNION ALL
SELECT 30 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_opfamily
UNION ALL
SELECT 31 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_amop
UNION ALL
SELECT 32 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_amproc
UNION ALL
SELECT 33 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_am
UNION ALL
SELECT 34 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_conversion
UNION ALL
SELECT 35 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_language
UNION ALL
SELECT 36 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_transform
UNION ALL
SELECT 37 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_ts_config
UNION ALL
SELECT 38 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_ts_config_map
UNION ALL
SELECT 39 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_ts_dict
UNION ALL
SELECT 40 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_ts_parser
UNION ALL
SELECT 41 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_ts_template
UNION ALL
SELECT 42 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_partitioned_table
UNION ALL
SELECT 43 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_largeobject_metadata
UNION ALL
SELECT 44 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_description
UNION ALL
SELECT 45 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_seclabel
UNION ALL
SELECT 46 AS t, count(*) AS n, bit_xor(hashtextextended(ctid::text || xmin::text, 0)) AS h FROM pg_catalog.pg_depend
UNION ALL
SELECT 100, count(*), bit_xor(hashtextextended(umid::text || srvname || usename, 0)) FROM pg_catalog.pg_user_mappings
UNION ALL
SELECT 101, count(*), bit_xor(hashtextextended(concat_ws(' ', oid, subname, subowner, subenabled, subslotname, subsynccommit, subpublications), 0)) FROM pg_catalog.pg_subscription) versions
