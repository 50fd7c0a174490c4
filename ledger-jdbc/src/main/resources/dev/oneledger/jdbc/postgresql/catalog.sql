-- The catalog of a database, a row for each object: its kind, its identity in this database, its name, and its
-- definition as canonical text. Names and definitions have no object identifiers in them, so databases made by
-- the same statements have the same. Runs with
-- search_path = pg_catalog, on PostgreSQL 15 to 18; what a version calls otherwise is read through to_jsonb.
-- Left out: the stamp pg_attver, which some builds of PostgreSQL 15 keep among a column's options and which
-- is another in every database; what extensions own; and the ledger's own tables in the schema named by ${schema}.
-- In parts, of which PostgresCatalog makes one query: what several need (with), then each kind of object.
-- with ns
ns AS MATERIALIZED (
  SELECT oid, nspname, nspowner, nspacl, nspname = ${schema} AS ours FROM pg_catalog.pg_namespace
  WHERE nspname NOT IN ('pg_catalog', 'information_schema') AND nspname !~ '^pg_(toast|temp)')
-- with ours
ours AS MATERIALIZED (
  SELECT c.oid FROM pg_catalog.pg_class c JOIN ns n ON n.oid = c.relnamespace
  WHERE n.ours AND c.relname IN ('journal', 'text', 'ledger_format', 'once'))
-- with ext
ext AS MATERIALIZED (SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype = 'e')
-- with rel
rel AS MATERIALIZED (
  SELECT c.*, n.nspname FROM pg_catalog.pg_class c JOIN ns n ON n.oid = c.relnamespace
  WHERE NOT EXISTS (SELECT FROM ext WHERE classid = 'pg_class'::regclass AND objid = c.oid)
    AND NOT EXISTS (SELECT FROM ours o WHERE o.oid = c.oid)
    AND NOT EXISTS (SELECT FROM pg_index i JOIN ours o ON o.oid = i.indrelid WHERE i.indexrelid = c.oid))
-- kind schema
SELECT 'schema', 'pg_namespace:' || n.oid, quote_ident(nspname), jsonb_build_object(
   'owner', pg_get_userbyid(nspowner), 'acl', (SELECT string_agg(x::text, ',' ORDER BY (x::text) COLLATE "C") FROM unnest(coalesce(nspacl, acldefault('n',nspowner))) x), 'comment', obj_description(n.oid,'pg_namespace'))
 FROM ns n WHERE NOT n.ours OR EXISTS (SELECT 1 FROM rel r WHERE r.relnamespace=n.oid)
-- kind relation
SELECT 'relation', 'pg_class:' || c.oid, format('%I.%I', c.nspname, c.relname), jsonb_build_object(
   'schema', quote_ident(c.nspname), 'name', quote_ident(c.relname), 'relkind', c.relkind, 'persistence', c.relpersistence, 'owner', pg_get_userbyid(c.relowner), 'acl', (SELECT string_agg(x::text, ',' ORDER BY (x::text) COLLATE "C") FROM unnest(coalesce(c.relacl, acldefault('r',c.relowner))) x),
   'options', c.reloptions::text, 'tablespace', (SELECT spcname FROM pg_tablespace WHERE oid=c.reltablespace), 'am', (SELECT amname FROM pg_am WHERE oid=c.relam),
   'rls', c.relrowsecurity, 'rlsforce', c.relforcerowsecurity, 'replident', c.relreplident,
   'oftype', CASE WHEN c.reloftype<>0 THEN c.reloftype::regtype::text END,
   'partkey', CASE WHEN c.relkind='p' THEN pg_get_partkeydef(c.oid) END,
   'partbound', pg_get_expr(c.relpartbound, c.oid),
   'parents', (SELECT string_agg(inhparent::regclass::text, ',' ORDER BY inhseqno) FROM pg_inherits WHERE inhrelid=c.oid),
   'viewdef', CASE WHEN c.relkind IN ('v','m') THEN pg_get_viewdef(c.oid) END,
   'populated', CASE WHEN c.relkind='m' THEN c.relispopulated END,
   'comment', obj_description(c.oid,'pg_class'))
 FROM rel c WHERE c.relkind IN ('r','p','v','m','f')
-- kind column
SELECT 'column', 'pg_class:' || a.attrelid || '.' || a.attnum, format('%I.%I.%I', c.nspname, c.relname, a.attname), jsonb_build_object(
   'rel', format('%I.%I', c.nspname, c.relname), 'name', quote_ident(a.attname), 'relkind', c.relkind,
   'type', format_type(a.atttypid,a.atttypmod), 'notnull', a.attnotnull,
   'default', CASE WHEN a.attgenerated='' THEN pg_get_expr(d.adbin,d.adrelid) END,
   'genexpr', CASE WHEN a.attgenerated<>'' THEN pg_get_expr(d.adbin,d.adrelid) END,
   'identity', a.attidentity, 'generated', a.attgenerated, 'storage', a.attstorage, 'compression', a.attcompression,
   'collation', CASE WHEN a.attcollation<>t.typcollation THEN a.attcollation::regcollation::text END,
   'stattarget', a.attstattarget, 'islocal', a.attislocal, 'inhcount', a.attinhcount, 'options', (SELECT string_agg(x, ',' ORDER BY (x) COLLATE "C") FROM unnest(a.attoptions) x WHERE x !~ '^pg_attver='), 'acl', (SELECT string_agg(x::text, ',' ORDER BY (x::text) COLLATE "C") FROM unnest(a.attacl) x),
   'pos', CASE WHEN c.relkind IN ('r','p','v','m','f') THEN (SELECT count(*) FROM pg_attribute b WHERE b.attrelid=a.attrelid AND b.attnum>0 AND NOT b.attisdropped AND b.attnum<=a.attnum) END,
   'seqopts', (SELECT format('START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s%s', s.seqstart,s.seqincrement,s.seqmin,s.seqmax,s.seqcache,CASE WHEN seqcycle THEN ' CYCLE' ELSE '' END)
        FROM pg_depend dd JOIN pg_sequence s ON s.seqrelid=dd.objid WHERE dd.classid='pg_class'::regclass AND dd.refclassid='pg_class'::regclass AND dd.refobjid=a.attrelid AND dd.refobjsubid=a.attnum AND dd.deptype='i'),
   'comment', col_description(a.attrelid,a.attnum))
 FROM rel c JOIN pg_attribute a ON a.attrelid=c.oid AND a.attnum>0 AND NOT a.attisdropped JOIN pg_type t ON t.oid=a.atttypid
 LEFT JOIN pg_attrdef d ON d.adrelid=a.attrelid AND d.adnum=a.attnum WHERE c.relkind IN ('r','p','f','c','v','m')
-- kind constraint
SELECT 'constraint', 'pg_constraint:' || k.oid, CASE WHEN k.conrelid<>0 THEN format('%I.%I.%I', c.nspname, c.relname, k.conname) ELSE format('domain %s.%I', k.contypid::regtype, k.conname) END, jsonb_build_object(
   'rel', CASE WHEN k.conrelid<>0 THEN format('%I.%I', c.nspname, c.relname) END, 'domain', CASE WHEN k.contypid<>0 THEN k.contypid::regtype::text END, 'name', quote_ident(k.conname),
   'contype', k.contype, 'def', pg_get_constraintdef(k.oid), 'validated', k.convalidated, 'islocal', k.conislocal, 'inhcount', k.coninhcount,
   'parent', k.conparentid<>0, 'comment', obj_description(k.oid,'pg_constraint'))
   || coalesce((SELECT jsonb_build_object('triggers', jsonb_agg(concat(t.tgrelid::regclass::text, ' ', t.tgtype, ' ', t.tgenabled) ORDER BY t.tgrelid::regclass::text COLLATE "C", t.tgtype))
        FROM pg_trigger t WHERE t.tgconstraint=k.oid AND t.tgisinternal AND t.tgenabled<>'O' HAVING count(*) > 0), '{}')
 FROM pg_constraint k LEFT JOIN rel c ON c.oid=k.conrelid JOIN ns n ON n.oid=k.connamespace
 WHERE k.contype IN ('c','f','p','u','x') AND (c.oid IS NOT NULL OR (k.conrelid=0 AND NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_type'::regclass AND objid=k.contypid)))
-- kind index
SELECT 'index', 'pg_class:' || c.oid, format('%I.%I', c.nspname, c.relname), jsonb_build_object(
   'schema', quote_ident(c.nspname), 'name', quote_ident(c.relname), 'rel', i.indrelid::regclass::text, 'def', pg_get_indexdef(i.indexrelid), 'valid', i.indisvalid, 'clustered', i.indisclustered, 'replident', i.indisreplident,
   'constraint', (SELECT conname FROM pg_constraint k WHERE k.conindid=i.indexrelid AND k.contype IN ('p','u','x') LIMIT 1),
   'parents', (SELECT string_agg(inhparent::regclass::text, ',' ORDER BY inhseqno) FROM pg_inherits WHERE inhrelid=c.oid),
   'comment', obj_description(c.oid,'pg_class'))
 FROM rel c JOIN pg_index i ON i.indexrelid=c.oid
-- kind sequence
SELECT 'sequence', 'pg_class:' || c.oid, format('%I.%I', c.nspname, c.relname), jsonb_build_object(
   'schema', quote_ident(c.nspname), 'name', quote_ident(c.relname), 'type', s.seqtypid::regtype::text, 'opts', format('START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s %s', s.seqstart,s.seqincrement,s.seqmin,s.seqmax,s.seqcache,CASE WHEN seqcycle THEN 'CYCLE' ELSE 'NO CYCLE' END),
   'owner', pg_get_userbyid(c.relowner), 'acl', (SELECT string_agg(x::text, ',' ORDER BY (x::text) COLLATE "C") FROM unnest(coalesce(c.relacl, acldefault('s',c.relowner))) x), 'persistence', c.relpersistence,
   'internal', EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid='pg_class'::regclass AND d.objid=c.oid AND d.deptype='i'),
   'ownedby', (SELECT format('%s.%I', d.refobjid::regclass, a.attname) FROM pg_depend d JOIN pg_attribute a ON a.attrelid=d.refobjid AND a.attnum=d.refobjsubid WHERE d.classid='pg_class'::regclass AND d.objid=c.oid AND d.deptype IN ('a','i') AND d.refclassid='pg_class'::regclass),
   'comment', obj_description(c.oid,'pg_class'))
 FROM rel c JOIN pg_sequence s ON s.seqrelid=c.oid WHERE c.relkind='S'
-- kind trigger
SELECT 'trigger', 'pg_trigger:' || t.oid, format('%I.%I.%I', c.nspname, c.relname, t.tgname), jsonb_build_object(
   'rel', format('%I.%I', c.nspname, c.relname), 'name', quote_ident(t.tgname), 'def', pg_get_triggerdef(t.oid), 'enabled', t.tgenabled, 'constraint', t.tgconstraint<>0, 'comment', obj_description(t.oid,'pg_trigger'))
 FROM rel c JOIN pg_trigger t ON t.tgrelid=c.oid WHERE NOT t.tgisinternal
-- kind rule
SELECT 'rule', 'pg_rewrite:' || r.oid, format('%I.%I.%I', c.nspname, c.relname, r.rulename), jsonb_build_object(
   'rel', format('%I.%I', c.nspname, c.relname), 'name', quote_ident(r.rulename), 'def', pg_get_ruledef(r.oid), 'enabled', r.ev_enabled)
 FROM rel c JOIN pg_rewrite r ON r.ev_class=c.oid WHERE r.rulename<>'_RETURN'
-- kind policy
SELECT 'policy', 'pg_policy:' || p.oid, format('%I.%I.%I', c.nspname, c.relname, p.polname), jsonb_build_object(
   'rel', format('%I.%I', c.nspname, c.relname), 'name', quote_ident(p.polname), 'cmd', p.polcmd, 'permissive', p.polpermissive,
   'roles', (SELECT string_agg(r, ', ' ORDER BY (r) COLLATE "C") FROM (SELECT CASE WHEN o=0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(o)) END AS r FROM unnest(p.polroles) o) roles),
   'using', pg_get_expr(p.polqual,p.polrelid), 'check', pg_get_expr(p.polwithcheck,p.polrelid), 'comment', obj_description(p.oid,'pg_policy'))
 FROM rel c JOIN pg_policy p ON p.polrelid=c.oid
-- kind function
SELECT 'function', 'pg_proc:' || f.oid, format('%I.%I(%s)', n.nspname, f.proname, pg_get_function_identity_arguments(f.oid)), jsonb_build_object(
   'schema', quote_ident(n.nspname), 'name', quote_ident(f.proname), 'args', pg_get_function_identity_arguments(f.oid), 'prokind', f.prokind,
   'def', CASE WHEN f.prokind IN ('f','p','w') THEN pg_get_functiondef(f.oid) ELSE (SELECT format('sfunc=%s,stype=%s,final=%s,init=%s,comb=%s', aggtransfn, aggtranstype::regtype, aggfinalfn, agginitval, aggcombinefn) FROM pg_aggregate WHERE aggfnoid=f.oid) END,
   'owner', pg_get_userbyid(f.proowner), 'acl', (SELECT string_agg(x::text, ',' ORDER BY (x::text) COLLATE "C") FROM unnest(coalesce(f.proacl, acldefault('f',f.proowner))) x), 'comment', obj_description(f.oid,'pg_proc'))
 FROM pg_proc f JOIN ns n ON n.oid=f.pronamespace WHERE NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_proc'::regclass AND objid=f.oid)
-- kind type
SELECT 'type', 'pg_type:' || t.oid, format('%I.%I', n.nspname, t.typname), jsonb_build_object(
   'schema', quote_ident(n.nspname), 'name', quote_ident(t.typname), 'typtype', t.typtype, 'owner', pg_get_userbyid(t.typowner), 'acl', (SELECT string_agg(x::text, ',' ORDER BY (x::text) COLLATE "C") FROM unnest(coalesce(t.typacl, acldefault('T',t.typowner))) x),
   'labels', (SELECT jsonb_agg(enumlabel ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid=t.oid),
   'base', CASE WHEN t.typtype='d' THEN format_type(t.typbasetype,t.typtypmod) END, 'notnull', t.typnotnull, 'default', t.typdefault,
   'collation', CASE WHEN t.typtype='d' AND t.typcollation<>0 AND t.typcollation<>(SELECT typcollation FROM pg_type b WHERE b.oid=t.typbasetype) THEN t.typcollation::regcollation::text END,
   'range', (SELECT format('subtype = %s, subtype_opclass = %s%s', rngsubtype::regtype, (SELECT format('%I.%I', nn.nspname, o.opcname) FROM pg_opclass o JOIN pg_namespace nn ON nn.oid=o.opcnamespace WHERE o.oid=rngsubopc), CASE WHEN rngsubdiff::oid<>0 THEN ', subtype_diff = '||rngsubdiff ELSE '' END) FROM pg_range WHERE rngtypid=t.oid),
   'comment', obj_description(t.oid,'pg_type'))
 FROM pg_type t JOIN ns n ON n.oid=t.typnamespace LEFT JOIN pg_class tc ON tc.oid=t.typrelid
 WHERE t.typtype IN ('e','d','r','c') AND (t.typtype<>'c' OR tc.relkind='c') AND NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_type'::regclass AND objid=t.oid)
-- kind extension
SELECT 'extension', 'pg_extension:' || e.oid, quote_ident(extname), jsonb_build_object('name', quote_ident(extname), 'version', extversion, 'schema', extnamespace::regnamespace::text) FROM pg_extension e
-- kind statistics
SELECT 'statistics', 'pg_statistic_ext:' || s.oid, format('%I.%I', n.nspname, s.stxname), jsonb_build_object('schema', quote_ident(n.nspname), 'name', quote_ident(s.stxname), 'def', pg_get_statisticsobjdef(s.oid), 'target', s.stxstattarget, 'comment', obj_description(s.oid,'pg_statistic_ext')) FROM pg_statistic_ext s JOIN ns n ON n.oid=s.stxnamespace
-- kind publication
SELECT 'publication', 'pg_publication:' || p.oid, quote_ident(pubname), jsonb_build_object('all', puballtables, 'ops', concat(pubinsert,pubupdate,pubdelete,pubtruncate), 'viaroot', pubviaroot, 'tables', (SELECT string_agg(prrelid::regclass::text||coalesce(' where '||pg_get_expr(prqual,prrelid),'')||coalesce(' columns '||(SELECT string_agg(quote_ident(attname), ',' ORDER BY (attname) COLLATE "C") FROM pg_attribute WHERE attrelid=prrelid AND attnum=ANY(prattrs)),''), ',' ORDER BY (prrelid::regclass::text) COLLATE "C") FROM pg_publication_rel WHERE prpubid=p.oid), 'schemas', (SELECT string_agg(pnnspid::regnamespace::text, ',' ORDER BY (pnnspid::regnamespace::text) COLLATE "C") FROM pg_publication_namespace WHERE pnpubid=p.oid)) FROM pg_publication p
-- kind eventtrigger
SELECT 'eventtrigger', 'pg_event_trigger:' || e.oid, quote_ident(evtname), jsonb_build_object('event', evtevent, 'fn', evtfoid::regprocedure::text, 'enabled', evtenabled, 'tags', evttags::text) FROM pg_event_trigger e
-- kind collation
SELECT 'collation', 'pg_collation:' || c.oid, format('%I.%I', n.nspname, c.collname), jsonb_build_object('prov', collprovider, 'det', collisdeterministic, 'coll', collcollate, 'ctype', collctype, 'icu', coalesce(to_jsonb(c)->>'colllocale', to_jsonb(c)->>'colliculocale')) FROM pg_collation c JOIN ns n ON n.oid=c.collnamespace
-- kind cast
SELECT 'cast', 'pg_cast:' || c.oid, format('%s AS %s', castsource::regtype, casttarget::regtype), jsonb_build_object('fn', castfunc::regprocedure::text, 'ctx', castcontext, 'm', castmethod) FROM pg_cast c WHERE c.oid >= 16384 AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid='pg_cast'::regclass AND d.objid=c.oid AND d.deptype='i') AND NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_cast'::regclass AND objid=c.oid)
-- kind defacl
SELECT 'defacl', 'pg_default_acl:' || d.oid, format('%s %s %s', pg_get_userbyid(defaclrole), coalesce(defaclnamespace::regnamespace::text,''), defaclobjtype), jsonb_build_object('acl', (SELECT string_agg(x::text, ',' ORDER BY (x::text) COLLATE "C") FROM unnest(defaclacl) x)) FROM pg_default_acl d
-- kind wrapper
SELECT 'wrapper', 'pg_foreign_data_wrapper:' || w.oid, quote_ident(fdwname), jsonb_build_object('owner', pg_get_userbyid(fdwowner), 'handler', fdwhandler::regproc::text, 'validator', fdwvalidator::regproc::text, 'options', (SELECT jsonb_agg(x ORDER BY x COLLATE "C") FROM unnest(fdwoptions) x),
   'acl', (SELECT string_agg(x::text, ',' ORDER BY (x::text) COLLATE "C") FROM unnest(coalesce(fdwacl, acldefault('F',fdwowner))) x), 'comment', obj_description(w.oid,'pg_foreign_data_wrapper'))
 FROM pg_foreign_data_wrapper w WHERE NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_foreign_data_wrapper'::regclass AND objid=w.oid)
-- kind server
SELECT 'server', 'pg_foreign_server:' || s.oid, quote_ident(srvname), jsonb_build_object('owner', pg_get_userbyid(srvowner), 'wrapper', (SELECT quote_ident(fdwname) FROM pg_foreign_data_wrapper w WHERE w.oid=srvfdw), 'type', srvtype, 'version', srvversion, 'options', (SELECT jsonb_agg(x ORDER BY x COLLATE "C") FROM unnest(srvoptions) x WHERE x !~* '^[^=]*(password|secret|token)'),
   'acl', (SELECT string_agg(x::text, ',' ORDER BY (x::text) COLLATE "C") FROM unnest(coalesce(srvacl, acldefault('S',srvowner))) x), 'comment', obj_description(s.oid,'pg_foreign_server'))
 FROM pg_foreign_server s WHERE NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_foreign_server'::regclass AND objid=s.oid)
-- kind foreigntable
SELECT 'foreigntable', 'pg_foreign_table:' || c.oid, format('%I.%I', c.nspname, c.relname), jsonb_build_object('server', (SELECT quote_ident(srvname) FROM pg_foreign_server s WHERE s.oid=f.ftserver), 'options', (SELECT jsonb_agg(x ORDER BY x COLLATE "C") FROM unnest(f.ftoptions) x),
   'columns', (SELECT jsonb_object_agg(a.attname, a.attfdwoptions::text) FROM pg_attribute a WHERE a.attrelid=c.oid AND a.attnum>0 AND NOT a.attisdropped AND a.attfdwoptions IS NOT NULL))
 FROM rel c JOIN pg_foreign_table f ON f.ftrelid=c.oid
