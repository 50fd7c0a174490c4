-- Which object cannot be without which, both as identities of catalog.sql; what is no object there falls out when
-- the answer is read. Runs with search_path = pg_catalog.
-- What is no object of its own is named as what it is a part of: a view's rule is the view, a default is its column,
-- the row type and array type of a table are the table, the constructors of a range type are the type, and what an
-- extension brought is the extension.
-- Left out: that a sequence is owned by a column, since that is said after both are made, and the column's default
-- needs the sequence.
WITH part (classid, objid, id) AS MATERIALIZED (
SELECT 'pg_rewrite'::regclass::oid, oid, 'pg_class:' || ev_class FROM pg_rewrite WHERE rulename = '_RETURN'
UNION ALL
SELECT 'pg_attrdef'::regclass, oid, 'pg_class:' || adrelid || '.' || adnum FROM pg_attrdef
UNION ALL
SELECT 'pg_class'::regclass, oid, 'pg_type:' || reltype FROM pg_class WHERE relkind = 'c'
UNION ALL
SELECT 'pg_type'::regclass, t.oid, 'pg_class:' || c.oid FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid WHERE c.relkind <> 'c'
UNION ALL
SELECT 'pg_type'::regclass, e.typarray, CASE WHEN c.relkind <> 'c' THEN 'pg_class:' || c.oid ELSE 'pg_type:' || e.oid END
 FROM pg_type e LEFT JOIN pg_class c ON c.oid = e.typrelid WHERE e.typarray <> 0
UNION ALL
SELECT 'pg_type'::regclass, rngmultitypid, 'pg_type:' || rngtypid FROM pg_range
UNION ALL
SELECT 'pg_type'::regclass, m.typarray, 'pg_type:' || rngtypid FROM pg_range JOIN pg_type m ON m.oid = rngmultitypid
UNION ALL
SELECT d.classid, d.objid, 'pg_type:' || coalesce(r.rngtypid, d.refobjid)
 FROM pg_depend d LEFT JOIN pg_range r ON r.rngmultitypid = d.refobjid
 WHERE d.classid IN ('pg_proc'::regclass, 'pg_cast'::regclass) AND d.refclassid = 'pg_type'::regclass AND d.deptype = 'i'
UNION ALL
SELECT 'pg_publication_rel'::regclass, oid, 'pg_publication:' || prpubid FROM pg_publication_rel
UNION ALL
SELECT 'pg_publication_namespace'::regclass, oid, 'pg_publication:' || pnpubid FROM pg_publication_namespace
UNION ALL
SELECT 'pg_amop'::regclass, oid, 'pg_opfamily:' || amopfamily FROM pg_amop
UNION ALL
SELECT 'pg_amproc'::regclass, oid, 'pg_opfamily:' || amprocfamily FROM pg_amproc),
extended AS MATERIALIZED (SELECT classid, objid, refobjid FROM pg_depend WHERE deptype = 'e'),
edge (dependent, dependency) AS (
SELECT coalesce(a.id, dc.relname || ':' || d.objid || CASE WHEN d.objsubid > 0 THEN '.' || d.objsubid ELSE '' END),
   coalesce('pg_extension:' || x.refobjid, b.id, rc.relname || ':' || d.refobjid || CASE WHEN d.refobjsubid > 0 THEN '.' || d.refobjsubid ELSE '' END)
 FROM pg_depend d JOIN pg_class dc ON dc.oid = d.classid JOIN pg_class rc ON rc.oid = d.refclassid
 LEFT JOIN part a ON a.classid = d.classid AND a.objid = d.objid AND d.objsubid = 0
 LEFT JOIN part b ON b.classid = d.refclassid AND b.objid = d.refobjid AND d.refobjsubid = 0
 LEFT JOIN extended x ON x.classid = d.refclassid AND x.objid = d.refobjid
 LEFT JOIN pg_class owned ON d.classid = 'pg_class'::regclass AND owned.oid = d.objid AND d.deptype = 'a' AND owned.relkind = 'S'
 WHERE d.objid >= 16384 AND d.deptype NOT IN ('e', 'x') AND owned.oid IS NULL
UNION ALL
SELECT 'pg_class:' || a.attrelid || '.' || a.attnum, CASE WHEN c.relkind = 'c' THEN 'pg_type:' || c.reltype ELSE 'pg_class:' || c.oid END
 FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE a.attrelid >= 16384 AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f', 'c', 'v', 'm')
UNION ALL
SELECT 'pg_class:' || inhrelid, 'pg_class:' || inhparent FROM pg_inherits WHERE inhrelid >= 16384
UNION ALL
SELECT 'pg_class:' || indexrelid, 'pg_class:' || indrelid FROM pg_index WHERE indexrelid >= 16384
UNION ALL
SELECT 'pg_constraint:' || oid, 'pg_class:' || conrelid FROM pg_constraint WHERE conrelid >= 16384
UNION ALL
SELECT 'pg_foreign_table:' || ftrelid, 'pg_class:' || ftrelid FROM pg_foreign_table
UNION ALL
SELECT 'pg_foreign_table:' || ftrelid, 'pg_foreign_server:' || ftserver FROM pg_foreign_table)
SELECT DISTINCT dependent, dependency FROM edge WHERE dependent <> dependency
