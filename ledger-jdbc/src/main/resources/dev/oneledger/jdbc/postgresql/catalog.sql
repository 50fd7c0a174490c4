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
  WHERE n.ours AND (c.relname IN ('journal', 'text', 'ledger_format', 'once', 'snapshot') OR c.relname ~ '^snapshot_'))
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
   'options', CASE WHEN c.reloptions IS NOT NULL THEN (SELECT array_agg(x ORDER BY x COLLATE "C")::text FROM unnest(c.reloptions) x) END,
   'toastoptions', (SELECT (SELECT array_agg(x ORDER BY x COLLATE "C")::text FROM unnest(tc.reloptions) x) FROM pg_class tc WHERE tc.oid=c.reltoastrelid),
   'tablespace', CASE WHEN c.reltablespace<>0 THEN (SELECT spcname FROM pg_tablespace WHERE oid=c.reltablespace) END, 'am', (SELECT amname FROM pg_am WHERE oid=c.relam),
   'rls', c.relrowsecurity, 'rlsforce', c.relforcerowsecurity, 'replident', c.relreplident,
   'oftype', CASE WHEN c.reloftype<>0 THEN c.reloftype::regtype::text END,
   'partkey', CASE WHEN c.relkind='p' THEN pg_get_partkeydef(c.oid) END,
   'partbound', pg_get_expr(c.relpartbound, c.oid),
   'parents', (SELECT string_agg(inhparent::regclass::text, ',' ORDER BY inhseqno) FROM pg_inherits WHERE inhrelid=c.oid),
   'viewdef', CASE WHEN c.relkind IN ('v','m') THEN pg_get_viewdef(c.oid) END,
   'detaching', (SELECT true FROM pg_inherits WHERE inhrelid=c.oid AND inhdetachpending),
   'populated', CASE WHEN c.relkind='m' THEN c.relispopulated END,
   'comment', obj_description(c.oid,'pg_class'))
 FROM rel c WHERE c.relkind IN ('r','p','v','m','f')
-- kind column
SELECT 'column', 'pg_class:' || a.attrelid || '.' || a.attnum, format('%I.%I.%I', c.nspname, c.relname, a.attname), jsonb_build_object(
   'rel', format('%I.%I', c.nspname, c.relname), 'name', quote_ident(a.attname), 'relkind', c.relkind,
   'type', format_type(a.atttypid,a.atttypmod), 'notnull', a.attnotnull,
   'default', CASE WHEN a.attgenerated='' THEN pg_get_expr(d.adbin,d.adrelid) END,
   'genexpr', CASE WHEN a.attgenerated<>'' THEN pg_get_expr(d.adbin,d.adrelid) END,
   'identity', a.attidentity, 'generated', a.attgenerated, 'storage', a.attstorage, 'typestorage', t.typstorage, 'compression', a.attcompression,
   'collation', CASE WHEN a.attcollation<>t.typcollation THEN a.attcollation::regcollation::text END,
   'stattarget', coalesce(a.attstattarget, -1), 'islocal', a.attislocal, 'inhcount', a.attinhcount, 'options', CASE WHEN a.attoptions IS NOT NULL THEN (SELECT string_agg(x, ',' ORDER BY (x) COLLATE "C") FROM unnest(a.attoptions) x WHERE x !~ '^pg_attver=') END, 'acl', CASE WHEN a.attacl IS NOT NULL THEN (SELECT string_agg(x::text, ',' ORDER BY (x::text) COLLATE "C") FROM unnest(a.attacl) x) END,
   'pos', row_number() OVER (PARTITION BY a.attrelid ORDER BY a.attnum),
   'seqname', CASE WHEN a.attidentity<>'' THEN (SELECT dd.objid::regclass::text FROM pg_depend dd WHERE dd.classid='pg_class'::regclass AND dd.refclassid='pg_class'::regclass AND dd.refobjid=a.attrelid AND dd.refobjsubid=a.attnum AND dd.deptype='i') END,
   'seqopts', CASE WHEN a.attidentity<>'' THEN (SELECT format('START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s%s', s.seqstart,s.seqincrement,s.seqmin,s.seqmax,s.seqcache,CASE WHEN seqcycle THEN ' CYCLE' ELSE '' END)
        FROM pg_depend dd JOIN pg_sequence s ON s.seqrelid=dd.objid WHERE dd.classid='pg_class'::regclass AND dd.refclassid='pg_class'::regclass AND dd.refobjid=a.attrelid AND dd.refobjsubid=a.attnum AND dd.deptype='i') END,
   'comment', col_description(a.attrelid,a.attnum))
 FROM rel c JOIN pg_attribute a ON a.attrelid=c.oid AND a.attnum>0 AND NOT a.attisdropped JOIN pg_type t ON t.oid=a.atttypid
 LEFT JOIN pg_attrdef d ON d.adrelid=a.attrelid AND d.adnum=a.attnum WHERE c.relkind IN ('r','p','f','c','v','m')
-- kind constraint
SELECT 'constraint', 'pg_constraint:' || k.oid, CASE WHEN c.oid IS NOT NULL THEN format('%I.%I.%I', c.nspname, c.relname, k.conname) ELSE format('domain %s.%I', k.contypid::regtype, k.conname) END, jsonb_build_object(
   'rel', CASE WHEN c.oid IS NOT NULL THEN format('%I.%I', c.nspname, c.relname) END, 'domain', CASE WHEN k.contypid<>0 THEN k.contypid::regtype::text END, 'name', quote_ident(k.conname),
   'contype', k.contype, 'def', pg_get_constraintdef(k.oid), 'validated', k.convalidated, 'islocal', k.conislocal, 'inhcount', k.coninhcount,
   'parent', k.conparentid<>0, 'comment', obj_description(k.oid,'pg_constraint'))
   || coalesce((SELECT jsonb_build_object('triggers', jsonb_agg(concat(t.tgrelid::regclass::text, ' ', t.tgtype, ' ', t.tgenabled) ORDER BY t.tgrelid::regclass::text COLLATE "C", t.tgtype))
        FROM pg_trigger t WHERE t.tgconstraint=k.oid AND t.tgisinternal AND t.tgenabled<>'O' HAVING count(*) > 0), '{}')
 FROM pg_constraint k LEFT JOIN rel c ON c.oid=k.conrelid JOIN ns n ON n.oid=k.connamespace
 WHERE k.contype IN ('c','f','p','u','x','n') AND (c.oid IS NOT NULL OR (k.conrelid=0 AND NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_type'::regclass AND objid=k.contypid)))
-- kind index
SELECT 'index', 'pg_class:' || c.oid, format('%I.%I', c.nspname, c.relname), jsonb_build_object(
   'schema', quote_ident(c.nspname), 'name', quote_ident(c.relname), 'rel', i.indrelid::regclass::text, 'def', pg_get_indexdef(i.indexrelid), 'valid', i.indisvalid, 'clustered', i.indisclustered, 'replident', i.indisreplident,
   'unique', i.indisunique, 'primary', i.indisprimary, 'constraint', k.conname, 'options', CASE WHEN c.reloptions IS NOT NULL THEN (SELECT array_agg(x ORDER BY x COLLATE "C")::text FROM unnest(c.reloptions) x) END,
   'tablespace', CASE WHEN c.reltablespace<>0 THEN (SELECT spcname FROM pg_tablespace WHERE oid=c.reltablespace) END,
   'stattargets', (SELECT jsonb_object_agg(attnum, attstattarget) FROM pg_attribute WHERE attrelid=c.oid AND attstattarget>=0),
   'parents', (SELECT string_agg(inhparent::regclass::text, ',' ORDER BY inhseqno) FROM pg_inherits WHERE inhrelid=c.oid),
   'comment', obj_description(c.oid,'pg_class'))
 FROM rel c JOIN pg_index i ON i.indexrelid=c.oid
 LEFT JOIN pg_constraint k ON k.conindid=i.indexrelid AND k.conrelid=i.indrelid AND k.contype IN ('p','u','x')
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
   'rel', format('%I.%I', c.nspname, c.relname), 'name', quote_ident(t.tgname), 'def', pg_get_triggerdef(t.oid), 'enabled', t.tgenabled, 'constraint', t.tgconstraint<>0, 'parent', t.tgparentid<>0, 'comment', obj_description(t.oid,'pg_trigger'))
 FROM rel c JOIN pg_trigger t ON t.tgrelid=c.oid WHERE NOT t.tgisinternal
-- kind rule
SELECT 'rule', 'pg_rewrite:' || r.oid, format('%I.%I.%I', c.nspname, c.relname, r.rulename), jsonb_build_object(
   'rel', format('%I.%I', c.nspname, c.relname), 'name', quote_ident(r.rulename), 'def', pg_get_ruledef(r.oid), 'enabled', r.ev_enabled, 'comment', obj_description(r.oid,'pg_rewrite'))
 FROM rel c JOIN pg_rewrite r ON r.ev_class=c.oid WHERE r.rulename<>'_RETURN'
-- kind policy
SELECT 'policy', 'pg_policy:' || p.oid, format('%I.%I.%I', c.nspname, c.relname, p.polname), jsonb_build_object(
   'rel', format('%I.%I', c.nspname, c.relname), 'name', quote_ident(p.polname), 'cmd', p.polcmd, 'permissive', p.polpermissive,
   'roles', (SELECT string_agg(r, ', ' ORDER BY (r) COLLATE "C") FROM (SELECT CASE WHEN o=0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(o)) END AS r FROM unnest(p.polroles) o) roles),
   'using', pg_get_expr(p.polqual,p.polrelid), 'check', pg_get_expr(p.polwithcheck,p.polrelid), 'comment', obj_description(p.oid,'pg_policy'))
 FROM rel c JOIN pg_policy p ON p.polrelid=c.oid
-- kind function
SELECT 'function', 'pg_proc:' || f.oid, format('%I.%I(%s)', n.nspname, f.proname, sig.args), jsonb_build_object(
   'schema', quote_ident(n.nspname), 'name', quote_ident(f.proname), 'args', sig.args, 'prokind', f.prokind,
   'types', coalesce((SELECT string_agg(format('%I.%I', tn.nspname, t.typname), ', ' ORDER BY a.i) FROM unnest(f.proargtypes) WITH ORDINALITY a (o, i) JOIN pg_type t ON t.oid=a.o JOIN pg_namespace tn ON tn.oid=t.typnamespace), ''),
   'arguments', pg_get_function_arguments(f.oid), 'result', pg_get_function_result(f.oid),
   'def', CASE WHEN f.prokind<>'a' THEN pg_get_functiondef(f.oid) ELSE (SELECT format('CREATE AGGREGATE %I.%I(%s) (', n.nspname, f.proname, sig.args) || concat_ws(', ',
      'SFUNC = ' || aggtransfn, 'STYPE = ' || format_type(aggtranstype, NULL), 'SSPACE = ' || nullif(aggtransspace, 0), 'INITCOND = ' || quote_literal(agginitval),
      'FINALFUNC = ' || nullif(aggfinalfn::text, '-'), CASE WHEN aggfinalextra THEN 'FINALFUNC_EXTRA' END,
      CASE WHEN aggfinalmodify <> CASE WHEN aggkind = 'n' THEN 'r' ELSE 'w' END THEN 'FINALFUNC_MODIFY = ' || CASE aggfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
      'COMBINEFUNC = ' || nullif(aggcombinefn::text, '-'), 'SERIALFUNC = ' || nullif(aggserialfn::text, '-'), 'DESERIALFUNC = ' || nullif(aggdeserialfn::text, '-'),
      'MSFUNC = ' || nullif(aggmtransfn::text, '-'), 'MINVFUNC = ' || nullif(aggminvtransfn::text, '-'), CASE WHEN aggmtranstype<>0 THEN 'MSTYPE = ' || format_type(aggmtranstype, NULL) END, 'MSSPACE = ' || nullif(aggmtransspace, 0), 'MINITCOND = ' || quote_literal(aggminitval),
      'MFINALFUNC = ' || nullif(aggmfinalfn::text, '-'), CASE WHEN aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
      CASE WHEN aggmfinalmodify <> CASE WHEN aggkind = 'n' THEN 'r' ELSE 'w' END THEN 'MFINALFUNC_MODIFY = ' || CASE aggmfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
      (SELECT format('SORTOP = OPERATOR(%I.%s)', on_.nspname, o.oprname) FROM pg_operator o JOIN pg_namespace on_ ON on_.oid=o.oprnamespace WHERE o.oid=aggsortop),
      CASE WHEN aggkind = 'h' THEN 'HYPOTHETICAL' END, CASE f.proparallel WHEN 's' THEN 'PARALLEL = SAFE' WHEN 'r' THEN 'PARALLEL = RESTRICTED' END) || ')'
      FROM pg_aggregate WHERE aggfnoid=f.oid) END,
   'owner', pg_get_userbyid(f.proowner), 'acl', (SELECT string_agg(x::text, ',' ORDER BY (x::text) COLLATE "C") FROM unnest(coalesce(f.proacl, acldefault('f', f.proowner))) x), 'comment', obj_description(f.oid,'pg_proc'))
 FROM pg_proc f JOIN ns n ON n.oid=f.pronamespace
 CROSS JOIN LATERAL (SELECT CASE WHEN f.prokind='a' AND f.pronargs=0 THEN '*' ELSE pg_get_function_identity_arguments(f.oid) END AS args) sig
 WHERE NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_proc'::regclass AND objid=f.oid)
  AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid='pg_proc'::regclass AND d.objid=f.oid AND d.refclassid='pg_type'::regclass AND d.deptype='i')
-- kind type
SELECT 'type', 'pg_type:' || t.oid, format('%I.%I', n.nspname, t.typname), jsonb_build_object(
   'schema', quote_ident(n.nspname), 'name', quote_ident(t.typname), 'typtype', t.typtype, 'owner', pg_get_userbyid(t.typowner), 'acl', (SELECT string_agg(x::text, ',' ORDER BY (x::text) COLLATE "C") FROM unnest(coalesce(t.typacl, acldefault('T',t.typowner))) x),
   'labels', (SELECT jsonb_agg(enumlabel ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid=t.oid),
   'base', CASE WHEN t.typtype='d' THEN format_type(t.typbasetype,t.typtypmod) END, 'notnull', t.typnotnull, 'default', coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault),
   'collation', CASE WHEN t.typtype='d' AND t.typcollation<>0 AND t.typcollation<>(SELECT typcollation FROM pg_type b WHERE b.oid=t.typbasetype) THEN t.typcollation::regcollation::text END,
   'range', (SELECT concat_ws(', ', 'subtype = ' || format_type(rngsubtype, NULL), 'subtype_opclass = ' || (SELECT format('%I.%I', nn.nspname, o.opcname) FROM pg_opclass o JOIN pg_namespace nn ON nn.oid=o.opcnamespace WHERE o.oid=rngsubopc),
      'collation = ' || (SELECT format('%I.%I', nn.nspname, o.collname) FROM pg_collation o JOIN pg_namespace nn ON nn.oid=o.collnamespace WHERE o.oid=rngcollation),
      'canonical = ' || nullif(rngcanonical::text, '-'), 'subtype_diff = ' || nullif(rngsubdiff::text, '-'),
      'multirange_type_name = ' || (SELECT format('%I.%I', nn.nspname, m.typname) FROM pg_type m JOIN pg_namespace nn ON nn.oid=m.typnamespace WHERE m.oid=rngmultitypid)) FROM pg_range WHERE rngtypid=t.oid),
   'baseopts', CASE WHEN t.typtype='b' THEN concat_ws(', ', 'INPUT = ' || t.typinput, 'OUTPUT = ' || t.typoutput, 'RECEIVE = ' || nullif(t.typreceive::text, '-'), 'SEND = ' || nullif(t.typsend::text, '-'), 'TYPMOD_IN = ' || nullif(t.typmodin::text, '-'), 'TYPMOD_OUT = ' || nullif(t.typmodout::text, '-'),
      'ANALYZE = ' || nullif(t.typanalyze::text, '-'), 'SUBSCRIPT = ' || nullif(t.typsubscript::text, '-'), 'INTERNALLENGTH = ' || CASE WHEN t.typlen < 0 THEN 'VARIABLE' ELSE t.typlen::text END, CASE WHEN t.typbyval THEN 'PASSEDBYVALUE' END,
      'ALIGNMENT = ' || CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'i' THEN 'int4' ELSE 'double' END, 'STORAGE = ' || CASE t.typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'x' THEN 'extended' ELSE 'main' END,
      'CATEGORY = ' || quote_literal(t.typcategory::text), 'PREFERRED = ' || t.typispreferred, 'DELIMITER = ' || quote_literal(t.typdelim::text), CASE WHEN t.typelem<>0 THEN 'ELEMENT = ' || format_type(t.typelem, NULL) END, 'COLLATABLE = ' || (t.typcollation<>0)) END,
   'comment', obj_description(t.oid,'pg_type'))
 FROM pg_type t JOIN ns n ON n.oid=t.typnamespace LEFT JOIN pg_class tc ON tc.oid=t.typrelid
 WHERE (t.typtype IN ('e','d','r') OR t.typtype='c' AND tc.relkind='c' OR t.typtype='p' AND NOT t.typisdefined
  OR t.typtype='b' AND NOT EXISTS (SELECT 1 FROM pg_type e WHERE e.typarray=t.oid)) AND NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_type'::regclass AND objid=t.oid)
-- kind extension
SELECT 'extension', 'pg_extension:' || e.oid, quote_ident(extname), jsonb_build_object('name', quote_ident(extname), 'version', extversion, 'schema', extnamespace::regnamespace::text,
   'owner', pg_get_userbyid(extowner), 'members', (SELECT count(*) FROM pg_depend d WHERE d.refclassid='pg_extension'::regclass AND d.refobjid=e.oid AND d.deptype='e'), 'comment', obj_description(e.oid,'pg_extension')) FROM pg_extension e
-- kind extensionuse
SELECT 'extensionuse', 'pg_depend:' || d.classid || '.' || d.objid || '.' || d.refobjid, format('%s %s on %s', o.type, o.identity, quote_ident(e.extname)), jsonb_build_object('type', o.type, 'object', o.identity, 'extension', quote_ident(e.extname))
 FROM pg_depend d JOIN pg_extension e ON e.oid=d.refobjid CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, d.objsubid) o WHERE d.deptype='x' AND d.refclassid='pg_extension'::regclass
-- kind statistics
SELECT 'statistics', 'pg_statistic_ext:' || s.oid, format('%I.%I', n.nspname, s.stxname), jsonb_build_object('schema', quote_ident(n.nspname), 'name', quote_ident(s.stxname), 'def', pg_get_statisticsobjdef(s.oid), 'target', coalesce(s.stxstattarget, -1),
   'owner', pg_get_userbyid(s.stxowner), 'comment', obj_description(s.oid,'pg_statistic_ext')) FROM pg_statistic_ext s JOIN ns n ON n.oid=s.stxnamespace WHERE NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_statistic_ext'::regclass AND objid=s.oid)
-- kind publication
SELECT 'publication', 'pg_publication:' || p.oid, quote_ident(pubname), jsonb_build_object('name', quote_ident(pubname), 'all', puballtables, 'ops', concat(pubinsert,pubupdate,pubdelete,pubtruncate), 'viaroot', pubviaroot, 'gencols', to_jsonb(p)->>'pubgencols',
   'tables', (SELECT jsonb_agg(jsonb_build_object('table', prrelid::regclass::text, 'where', pg_get_expr(prqual,prrelid),
      'columns', (SELECT jsonb_agg(quote_ident(attname) ORDER BY attname COLLATE "C") FROM pg_attribute WHERE attrelid=prrelid AND attnum=ANY(prattrs))) ORDER BY prrelid::regclass::text COLLATE "C") FROM pg_publication_rel WHERE prpubid=p.oid),
   'schemas', (SELECT jsonb_agg(pnnspid::regnamespace::text ORDER BY pnnspid::regnamespace::text COLLATE "C") FROM pg_publication_namespace WHERE pnpubid=p.oid),
   'owner', pg_get_userbyid(pubowner), 'comment', obj_description(p.oid,'pg_publication')) FROM pg_publication p
-- kind subscription
SELECT 'subscription', 'pg_subscription:' || s.oid, quote_ident(subname), jsonb_build_object('name', quote_ident(subname), 'enabled', subenabled, 'binary', subbinary, 'streaming', substream, 'twophase', subtwophasestate, 'disableonerror', subdisableonerr, 'slot', subslotname, 'synccommit', subsynccommit,
   'publications', to_jsonb(subpublications), 'owner', pg_get_userbyid(subowner), 'comment', obj_description(s.oid,'pg_subscription'))
 FROM pg_subscription s WHERE s.subdbid=(SELECT oid FROM pg_database WHERE datname=current_database())
-- kind eventtrigger
SELECT 'eventtrigger', 'pg_event_trigger:' || e.oid, quote_ident(evtname), jsonb_build_object('name', quote_ident(evtname), 'event', evtevent, 'fn', evtfoid::regprocedure::text, 'enabled', evtenabled, 'tags', to_jsonb(evttags),
   'owner', pg_get_userbyid(evtowner), 'comment', obj_description(e.oid,'pg_event_trigger')) FROM pg_event_trigger e WHERE NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_event_trigger'::regclass AND objid=e.oid)
-- kind collation
SELECT 'collation', 'pg_collation:' || c.oid, format('%I.%I', n.nspname, c.collname), jsonb_build_object('schema', quote_ident(n.nspname), 'name', quote_ident(c.collname), 'prov', collprovider, 'det', collisdeterministic, 'coll', collcollate, 'ctype', collctype, 'icu', coalesce(to_jsonb(c)->>'colllocale', to_jsonb(c)->>'colliculocale'),
   'rules', to_jsonb(c)->>'collicurules', 'owner', pg_get_userbyid(collowner), 'comment', obj_description(c.oid,'pg_collation')) FROM pg_collation c JOIN ns n ON n.oid=c.collnamespace WHERE NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_collation'::regclass AND objid=c.oid)
-- kind cast
SELECT 'cast', 'pg_cast:' || c.oid, format('%s AS %s', format_type(castsource, NULL), format_type(casttarget, NULL)), jsonb_build_object('source', format_type(castsource, NULL), 'target', format_type(casttarget, NULL), 'fn', castfunc::regprocedure::text, 'ctx', castcontext, 'm', castmethod, 'comment', obj_description(c.oid,'pg_cast'))
 FROM pg_cast c WHERE c.oid >= 16384 AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid='pg_cast'::regclass AND d.objid=c.oid AND d.deptype='i') AND NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_cast'::regclass AND objid=c.oid)
-- kind defacl
SELECT 'defacl', 'pg_default_acl:' || d.oid, format('%s %s %s', quote_ident(pg_get_userbyid(defaclrole)), coalesce(nullif(defaclnamespace, 0)::regnamespace::text, '-'), defaclobjtype), jsonb_build_object('role', quote_ident(pg_get_userbyid(defaclrole)), 'schema', nullif(defaclnamespace, 0)::regnamespace::text, 'objtype', defaclobjtype,
   'acl', (SELECT string_agg(x::text, ',' ORDER BY (x::text) COLLATE "C") FROM unnest(defaclacl) x),
   'base', CASE WHEN defaclnamespace=0 THEN (SELECT string_agg(x::text, ',' ORDER BY (x::text) COLLATE "C") FROM unnest(acldefault(CASE defaclobjtype WHEN 'S' THEN 's' ELSE defaclobjtype END, defaclrole)) x) END) FROM pg_default_acl d
-- kind systemgrant
SELECT 'systemgrant', c.relname || ':' || g.oid || CASE WHEN g.sub > 0 THEN '.' || g.sub ELSE '' END, o.type || ' ' || o.identity, jsonb_build_object('type', o.type, 'object', o.identity, 'acl', (SELECT string_agg(x::text, ',' ORDER BY (x::text) COLLATE "C") FROM unnest(g.acl) x))
 FROM (SELECT 'pg_class'::regclass::oid AS classid, oid, 0 AS sub, relacl AS acl, CASE WHEN relnamespace='information_schema'::regnamespace THEN acldefault('r', relowner) || makeaclitem(0, relowner, 'SELECT', false) END AS base FROM pg_class WHERE relacl IS NOT NULL
   UNION ALL SELECT 'pg_class'::regclass, attrelid, attnum, attacl, NULL FROM pg_attribute WHERE attacl IS NOT NULL
   UNION ALL SELECT 'pg_proc'::regclass, oid, 0, proacl, NULL FROM pg_proc WHERE proacl IS NOT NULL
   UNION ALL SELECT 'pg_type'::regclass, oid, 0, typacl, NULL FROM pg_type WHERE typacl IS NOT NULL
   UNION ALL SELECT 'pg_language'::regclass, oid, 0, lanacl, NULL FROM pg_language WHERE lanacl IS NOT NULL
   UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid, 0, fdwacl, NULL FROM pg_foreign_data_wrapper WHERE fdwacl IS NOT NULL
   UNION ALL SELECT 'pg_foreign_server'::regclass, oid, 0, srvacl, NULL FROM pg_foreign_server WHERE srvacl IS NOT NULL
   UNION ALL SELECT 'pg_namespace'::regclass, oid, 0, nspacl, CASE WHEN nspname='information_schema' THEN acldefault('n', nspowner) || makeaclitem(0, nspowner, 'USAGE', false) END FROM pg_namespace WHERE nspname IN ('pg_catalog', 'information_schema') AND nspacl IS NOT NULL) g
 JOIN pg_class c ON c.oid=g.classid LEFT JOIN pg_init_privs i ON i.classoid=g.classid AND i.objoid=g.oid AND i.objsubid=g.sub
 CROSS JOIN LATERAL pg_identify_object(g.classid, g.oid, g.sub) o
 WHERE (g.oid < 16384 OR EXISTS (SELECT 1 FROM ext WHERE ext.classid=g.classid AND ext.objid=g.oid)) AND (coalesce(i.initprivs, g.base) IS NULL OR NOT (g.acl <@ coalesce(i.initprivs, g.base) AND coalesce(i.initprivs, g.base) <@ g.acl))
-- kind wrapper
SELECT 'wrapper', 'pg_foreign_data_wrapper:' || w.oid, quote_ident(fdwname), jsonb_build_object('name', quote_ident(fdwname), 'owner', pg_get_userbyid(fdwowner), 'handler', fdwhandler::regproc::text, 'validator', fdwvalidator::regproc::text, 'options', (SELECT jsonb_agg(x ORDER BY x COLLATE "C") FROM unnest(fdwoptions) x WHERE x !~* '^[^=]*(password|secret|token)'), 'hidden', (SELECT jsonb_agg(split_part(x, '=', 1) ORDER BY x COLLATE "C") FROM unnest(fdwoptions) x WHERE x ~* '^[^=]*(password|secret|token)'),
   'acl', (SELECT string_agg(x::text, ',' ORDER BY (x::text) COLLATE "C") FROM unnest(coalesce(fdwacl, acldefault('F', fdwowner))) x), 'comment', obj_description(w.oid,'pg_foreign_data_wrapper'))
 FROM pg_foreign_data_wrapper w WHERE NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_foreign_data_wrapper'::regclass AND objid=w.oid)
-- kind server
SELECT 'server', 'pg_foreign_server:' || s.oid, quote_ident(srvname), jsonb_build_object('name', quote_ident(srvname), 'owner', pg_get_userbyid(srvowner), 'wrapper', (SELECT quote_ident(fdwname) FROM pg_foreign_data_wrapper w WHERE w.oid=srvfdw), 'type', srvtype, 'version', srvversion,
   'options', (SELECT jsonb_agg(x ORDER BY x COLLATE "C") FROM unnest(srvoptions) x WHERE x !~* '^[^=]*(password|secret|token)'), 'hidden', (SELECT jsonb_agg(split_part(x, '=', 1) ORDER BY x COLLATE "C") FROM unnest(srvoptions) x WHERE x ~* '^[^=]*(password|secret|token)'),
   'acl', (SELECT string_agg(x::text, ',' ORDER BY (x::text) COLLATE "C") FROM unnest(coalesce(srvacl, acldefault('S', srvowner))) x), 'comment', obj_description(s.oid,'pg_foreign_server'))
 FROM pg_foreign_server s WHERE NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_foreign_server'::regclass AND objid=s.oid)
-- kind foreigntable
SELECT 'foreigntable', 'pg_foreign_table:' || c.oid, format('%I.%I', c.nspname, c.relname), jsonb_build_object('server', (SELECT quote_ident(srvname) FROM pg_foreign_server s WHERE s.oid=f.ftserver), 'options', (SELECT jsonb_agg(x ORDER BY x COLLATE "C") FROM unnest(f.ftoptions) x WHERE x !~* '^[^=]*(password|secret|token)'), 'hidden', (SELECT jsonb_agg(split_part(x, '=', 1) ORDER BY x COLLATE "C") FROM unnest(f.ftoptions) x WHERE x ~* '^[^=]*(password|secret|token)'),
   'columns', (SELECT jsonb_object_agg(a.attname, (SELECT array_agg(CASE WHEN x ~* '^[^=]*(password|secret|token)' THEN split_part(x, '=', 1) ELSE x END)::text FROM unnest(a.attfdwoptions) x)) FROM pg_attribute a WHERE a.attrelid=c.oid AND a.attnum>0 AND NOT a.attisdropped AND a.attfdwoptions IS NOT NULL))
 FROM rel c JOIN pg_foreign_table f ON f.ftrelid=c.oid
-- kind usermapping
SELECT 'usermapping', 'pg_user_mapping:' || u.umid, format('%s for %s', quote_ident(u.srvname), CASE WHEN u.umuser=0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(u.umuser)) END), jsonb_build_object('server', quote_ident(u.srvname), 'user', CASE WHEN u.umuser=0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(u.umuser)) END)
 FROM pg_user_mappings u
-- kind operator
SELECT 'operator', 'pg_operator:' || o.oid, format('%I.%s(%s, %s)', n.nspname, oprname, CASE WHEN oprleft=0 THEN 'NONE' ELSE format_type(oprleft, NULL) END, format_type(oprright, NULL)), jsonb_build_object('schema', quote_ident(n.nspname), 'name', oprname,
   'left', CASE WHEN oprleft<>0 THEN format_type(oprleft, NULL) END, 'right', format_type(oprright, NULL), 'function', nullif(oprcode::text, '-'), 'commutator', nullif(oprcom::regoperator::text, '0'), 'negator', nullif(oprnegate::regoperator::text, '0'),
   'restrict', nullif(oprrest::text, '-'), 'join', nullif(oprjoin::text, '-'), 'hashes', oprcanhash, 'merges', oprcanmerge, 'owner', pg_get_userbyid(oprowner), 'comment', obj_description(o.oid,'pg_operator'))
 FROM pg_operator o JOIN ns n ON n.oid=o.oprnamespace WHERE NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_operator'::regclass AND objid=o.oid)
-- kind opfamily
SELECT 'opfamily', 'pg_opfamily:' || f.oid, format('%I.%I USING %I', n.nspname, opfname, m.amname), jsonb_build_object('schema', quote_ident(n.nspname), 'name', quote_ident(opfname), 'am', quote_ident(m.amname),
   'operators', (SELECT jsonb_agg(x ORDER BY x COLLATE "C") FROM (SELECT format('OPERATOR %s %s FOR %s', amopstrategy, amopopr::regoperator, CASE amoppurpose WHEN 's' THEN 'SEARCH' ELSE (SELECT format('ORDER BY %I.%I', sn.nspname, sf.opfname) FROM pg_opfamily sf JOIN pg_namespace sn ON sn.oid=sf.opfnamespace WHERE sf.oid=amopsortfamily) END) AS x FROM pg_amop WHERE amopfamily=f.oid) ops),
   'functions', (SELECT jsonb_agg(x ORDER BY x COLLATE "C") FROM (SELECT format('FUNCTION %s (%s, %s) %s', amprocnum, format_type(amproclefttype, NULL), format_type(amprocrighttype, NULL), amproc::regprocedure) AS x FROM pg_amproc WHERE amprocfamily=f.oid) fns),
   'owner', pg_get_userbyid(opfowner), 'comment', obj_description(f.oid,'pg_opfamily'))
 FROM pg_opfamily f JOIN ns n ON n.oid=f.opfnamespace JOIN pg_am m ON m.oid=f.opfmethod WHERE NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_opfamily'::regclass AND objid=f.oid)
-- kind opclass
SELECT 'opclass', 'pg_opclass:' || o.oid, format('%I.%I USING %I', n.nspname, opcname, m.amname), jsonb_build_object('schema', quote_ident(n.nspname), 'name', quote_ident(opcname), 'am', quote_ident(m.amname), 'type', format_type(opcintype, NULL), 'default', opcdefault,
   'family', (SELECT format('%I.%I', fn.nspname, f.opfname) FROM pg_opfamily f JOIN pg_namespace fn ON fn.oid=f.opfnamespace WHERE f.oid=opcfamily), 'storage', CASE WHEN opckeytype<>0 THEN format_type(opckeytype, NULL) END,
   'owner', pg_get_userbyid(opcowner), 'comment', obj_description(o.oid,'pg_opclass'))
 FROM pg_opclass o JOIN ns n ON n.oid=o.opcnamespace JOIN pg_am m ON m.oid=o.opcmethod WHERE NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_opclass'::regclass AND objid=o.oid)
-- kind accessmethod
SELECT 'accessmethod', 'pg_am:' || a.oid, quote_ident(amname), jsonb_build_object('name', quote_ident(amname), 'type', amtype, 'handler', amhandler::text, 'comment', obj_description(a.oid,'pg_am')) FROM pg_am a WHERE a.oid >= 16384 AND NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_am'::regclass AND objid=a.oid)
-- kind conversion
SELECT 'conversion', 'pg_conversion:' || c.oid, format('%I.%I', n.nspname, conname), jsonb_build_object('schema', quote_ident(n.nspname), 'name', quote_ident(conname), 'from', pg_encoding_to_char(conforencoding), 'to', pg_encoding_to_char(contoencoding), 'function', conproc::text, 'default', condefault,
   'owner', pg_get_userbyid(conowner), 'comment', obj_description(c.oid,'pg_conversion')) FROM pg_conversion c JOIN ns n ON n.oid=c.connamespace WHERE NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_conversion'::regclass AND objid=c.oid)
-- kind language
SELECT 'language', 'pg_language:' || l.oid, quote_ident(lanname), jsonb_build_object('name', quote_ident(lanname), 'handler', nullif(lanplcallfoid, 0)::regproc::text, 'inline', nullif(laninline, 0)::regproc::text, 'validator', nullif(lanvalidator, 0)::regproc::text, 'trusted', lanpltrusted,
   'owner', pg_get_userbyid(lanowner), 'acl', (SELECT string_agg(x::text, ',' ORDER BY (x::text) COLLATE "C") FROM unnest(coalesce(lanacl, acldefault('l', lanowner))) x), 'comment', obj_description(l.oid,'pg_language')) FROM pg_language l WHERE l.oid >= 16384 AND NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_language'::regclass AND objid=l.oid)
-- kind transform
SELECT 'transform', 'pg_transform:' || t.oid, format('FOR %s LANGUAGE %I', format_type(trftype, NULL), lanname), jsonb_build_object('type', format_type(trftype, NULL), 'language', quote_ident(lanname), 'from', nullif(trffromsql::oid, 0)::regprocedure::text, 'to', nullif(trftosql::oid, 0)::regprocedure::text, 'comment', obj_description(t.oid,'pg_transform'))
 FROM pg_transform t JOIN pg_language l ON l.oid=t.trflang WHERE t.oid >= 16384 AND NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_transform'::regclass AND objid=t.oid)
-- kind tsconfig
SELECT 'tsconfig', 'pg_ts_config:' || c.oid, format('%I.%I', n.nspname, cfgname), jsonb_build_object('schema', quote_ident(n.nspname), 'name', quote_ident(cfgname), 'parser', (SELECT format('%I.%I', pn.nspname, p.prsname) FROM pg_ts_parser p JOIN pg_namespace pn ON pn.oid=p.prsnamespace WHERE p.oid=c.cfgparser),
   'mappings', (SELECT jsonb_object_agg(alias, dicts) FROM (SELECT tt.alias, jsonb_agg(mapdict::regdictionary::text ORDER BY mapseqno) AS dicts FROM pg_ts_config_map m JOIN ts_token_type(c.cfgparser) tt ON tt.tokid=m.maptokentype WHERE m.mapcfg=c.oid GROUP BY tt.alias) maps),
   'owner', pg_get_userbyid(cfgowner), 'comment', obj_description(c.oid,'pg_ts_config')) FROM pg_ts_config c JOIN ns n ON n.oid=c.cfgnamespace WHERE NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_ts_config'::regclass AND objid=c.oid)
-- kind tsdictionary
SELECT 'tsdictionary', 'pg_ts_dict:' || d.oid, format('%I.%I', n.nspname, dictname), jsonb_build_object('schema', quote_ident(n.nspname), 'name', quote_ident(dictname), 'template', (SELECT format('%I.%I', tn.nspname, t.tmplname) FROM pg_ts_template t JOIN pg_namespace tn ON tn.oid=t.tmplnamespace WHERE t.oid=d.dicttemplate),
   'options', dictinitoption, 'owner', pg_get_userbyid(dictowner), 'comment', obj_description(d.oid,'pg_ts_dict')) FROM pg_ts_dict d JOIN ns n ON n.oid=d.dictnamespace WHERE NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_ts_dict'::regclass AND objid=d.oid)
-- kind tsparser
SELECT 'tsparser', 'pg_ts_parser:' || p.oid, format('%I.%I', n.nspname, prsname), jsonb_build_object('schema', quote_ident(n.nspname), 'name', quote_ident(prsname), 'start', prsstart::text, 'gettoken', prstoken::text, 'end', prsend::text, 'headline', nullif(prsheadline::text, '-'), 'lextypes', prslextype::text,
   'comment', obj_description(p.oid,'pg_ts_parser')) FROM pg_ts_parser p JOIN ns n ON n.oid=p.prsnamespace WHERE NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_ts_parser'::regclass AND objid=p.oid)
-- kind tstemplate
SELECT 'tstemplate', 'pg_ts_template:' || t.oid, format('%I.%I', n.nspname, tmplname), jsonb_build_object('schema', quote_ident(n.nspname), 'name', quote_ident(tmplname), 'init', nullif(tmplinit::text, '-'), 'lexize', tmpllexize::text,
   'comment', obj_description(t.oid,'pg_ts_template')) FROM pg_ts_template t JOIN ns n ON n.oid=t.tmplnamespace WHERE NOT EXISTS (SELECT 1 FROM ext WHERE classid='pg_ts_template'::regclass AND objid=t.oid)
-- kind securitylabel
SELECT 'securitylabel', 'pg_seclabel:' || s.classoid || '.' || s.objoid || '.' || s.objsubid || '.' || s.provider, format('%s %s for %s', o.type, o.identity, quote_ident(s.provider)), jsonb_build_object('type', o.type, 'object', o.identity, 'provider', quote_ident(s.provider), 'label', s.label)
 FROM pg_seclabel s CROSS JOIN LATERAL pg_identify_object(s.classoid, s.objoid, s.objsubid) o
-- kind largeobjects
SELECT 'largeobjects', 'pg_largeobject_metadata:' || lomowner || '.' || coalesce(lomacl::text, ''), format('of %I, %s', pg_get_userbyid(lomowner), lo.acl), jsonb_build_object('count', sum(lo.n), 'owner', pg_get_userbyid(lomowner), 'acl', lo.acl)
 FROM (SELECT lomowner, lomacl, count(*) AS n, (SELECT string_agg(x::text, ',' ORDER BY (x::text) COLLATE "C") FROM unnest(coalesce(lomacl, acldefault('L', lomowner))) x) AS acl FROM pg_largeobject_metadata GROUP BY lomowner, lomacl) lo GROUP BY lomowner, lomacl, lo.acl
