--@ a table with key, index, foreign key, trigger and comments
CREATE TABLE a (id bigint PRIMARY KEY); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
-->
CREATE TABLE b (id bigserial PRIMARY KEY, a_id bigint NOT NULL REFERENCES a ON DELETE CASCADE, name text NOT NULL DEFAULT 'x', CONSTRAINT b_name UNIQUE (name), CHECK (length(name) < 9));
CREATE INDEX b_lower ON b (lower(name) DESC) WHERE name <> ''; CREATE TRIGGER b_t BEFORE UPDATE OF name ON b FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION f();
COMMENT ON TABLE b IS 'it''s'; COMMENT ON COLUMN b.name IS 'n'; COMMENT ON INDEX b_lower IS 'i'; COMMENT ON TRIGGER b_t ON b IS 't'; COMMENT ON CONSTRAINT b_name ON b IS 'c';
ALTER TABLE b ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON b FOR SELECT USING (name = current_user);
--@ a table is dropped with all that hangs on it
CREATE TABLE a (id bigint GENERATED ALWAYS AS IDENTITY (START 5 INCREMENT 3 CYCLE) PRIMARY KEY, v text COLLATE "C"); CREATE TABLE b (a_id bigint REFERENCES a, x int);
CREATE VIEW v AS SELECT * FROM a; CREATE VIEW w AS SELECT id FROM v WHERE v > 'a'; CREATE MATERIALIZED VIEW m AS SELECT count(*) AS n FROM w; CREATE UNIQUE INDEX m_i ON m (n); COMMENT ON VIEW v IS 'v'; GRANT SELECT ON v TO PUBLIC;
-->
DROP TABLE a CASCADE;
--@ odd names
CREATE SCHEMA "My $chema"; CREATE TABLE "My $chema"."Ta""b'le $ddl$" ("ö ""x" int PRIMARY KEY, "select" text DEFAULT '$guard$');
-->
ALTER TABLE "My $chema"."Ta""b'le $ddl$" RENAME COLUMN "ö ""x" TO "$ddl$.$guard$";
ALTER TABLE "My $chema"."Ta""b'le $ddl$" ADD COLUMN "a,b" text DEFAULT '\x' CHECK ("a,b" <> '$ddl$''\n'), ADD CONSTRAINT "c ""k" UNIQUE ("select", "$ddl$.$guard$");
CREATE INDEX "i ""x ON ONLY" ON "My $chema"."Ta""b'le $ddl$" ("select"); CREATE TABLE "My $chema"."$guard$" (""" x" int) ;
--@ a table and its column get other names, and the column another type
CREATE TABLE a (id int PRIMARY KEY, v varchar(10) NOT NULL DEFAULT 'q', CHECK (v <> '')); CREATE INDEX a_v ON a (v); CREATE VIEW w AS SELECT id, v FROM a;
-->
DROP VIEW w; ALTER TABLE a RENAME TO b; ALTER TABLE b RENAME v TO u; ALTER TABLE b ALTER u TYPE text, ALTER u SET DEFAULT 'z', ALTER u DROP NOT NULL; CREATE VIEW w AS SELECT id, u AS v FROM b;
--@ a renamed column is followed by view, index, check, policy, trigger and generated column
CREATE TABLE a (id int PRIMARY KEY, v int, g int GENERATED ALWAYS AS (v * 2) STORED, CHECK (v > 0)); CREATE INDEX a_i ON a ((v + 1)) WHERE v < 9; CREATE VIEW w AS SELECT v, id FROM a; CREATE POLICY p ON a USING (v = 1);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER t BEFORE UPDATE OF v ON a FOR EACH ROW WHEN (NEW.v > 3) EXECUTE FUNCTION f(); CREATE RULE r AS ON DELETE TO a WHERE OLD.v = 1 DO INSTEAD NOTHING; CREATE MATERIALIZED VIEW m AS SELECT v FROM a; CREATE STATISTICS s ON id, v FROM a;
-->
ALTER TABLE a RENAME v TO "V w";
--@ a chain of views over a column that changes its type
CREATE TABLE a (id int, v int); CREATE VIEW v1 AS SELECT id, v FROM a; CREATE VIEW v2 AS SELECT v + 1 AS x FROM v1; CREATE MATERIALIZED VIEW v3 AS SELECT x FROM v2; CREATE INDEX v3_x ON v3 (x); COMMENT ON COLUMN v2.x IS 'x'; GRANT SELECT ON v2 TO PUBLIC;
-->
DROP MATERIALIZED VIEW v3; DROP VIEW v2; DROP VIEW v1; ALTER TABLE a ALTER v TYPE bigint; CREATE VIEW v1 AS SELECT id, v FROM a; CREATE VIEW v2 AS SELECT v + 1 AS x FROM v1; CREATE MATERIALIZED VIEW v3 AS SELECT x FROM v2; CREATE INDEX v3_x ON v3 (x);
--@ a view loses columns under another view
CREATE TABLE a (id int, v int, u text); CREATE VIEW v1 AS SELECT id, v, u FROM a; CREATE VIEW v2 AS SELECT id FROM v1; CREATE RULE r AS ON INSERT TO v1 DO INSTEAD INSERT INTO a VALUES (NEW.id); ALTER VIEW v1 ALTER COLUMN id SET DEFAULT 7;
-->
DROP VIEW v1 CASCADE; CREATE VIEW v1 AS SELECT id, u FROM a; CREATE VIEW v2 AS SELECT id FROM v1 WHERE u <> ''; ALTER TABLE a DROP COLUMN v;
--@ a view gains a column and options, and changes its name
CREATE TABLE a (id int, v int); CREATE VIEW w WITH (security_barrier) AS SELECT id FROM a WHERE id > 0;
-->
CREATE OR REPLACE VIEW w AS SELECT id, v FROM a WHERE id > 1; ALTER VIEW w SET (security_invoker = true); ALTER VIEW w RENAME COLUMN id TO no; ALTER VIEW w RENAME TO w2;
--@ foreign keys in a circle
CREATE TABLE z (id int);
-->
CREATE TABLE a (id int PRIMARY KEY, b_id int); CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a); ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b_id) REFERENCES b DEFERRABLE; CREATE TABLE s (id int PRIMARY KEY, up int REFERENCES s);
--@ tables in a circle are dropped
CREATE TABLE a (id int PRIMARY KEY, b_id int); CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a); ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b_id) REFERENCES b;
-->
DROP TABLE a, b;
--@ a tree of partitions with indexes, keys, triggers and foreign keys
CREATE TABLE o (id int PRIMARY KEY); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
-->
CREATE TABLE p (id int NOT NULL, d date NOT NULL, o int REFERENCES o, t text DEFAULT 'x' CHECK (t <> ''), PRIMARY KEY (id, d)) PARTITION BY RANGE (d);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2020-01-01') TO ('2021-01-01'); CREATE TABLE p2 PARTITION OF p FOR VALUES FROM ('2021-01-01') TO ('2022-01-01') PARTITION BY HASH (id); CREATE TABLE p21 PARTITION OF p2 FOR VALUES WITH (MODULUS 1, REMAINDER 0); CREATE TABLE pd PARTITION OF p DEFAULT;
CREATE INDEX p_t ON p (t); CREATE TRIGGER tr AFTER INSERT ON p FOR EACH ROW EXECUTE FUNCTION f(); ALTER INDEX p1_t_idx RENAME TO odd; ALTER TABLE p1 ALTER t SET DEFAULT 'p1';
--@ a tree of partitions is dropped
CREATE TABLE p (id int NOT NULL, d date NOT NULL, t text, PRIMARY KEY (id, d)) PARTITION BY RANGE (d); CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2020-01-01') TO ('2021-01-01'); CREATE TABLE p2 (t text, d date NOT NULL, id int NOT NULL); ALTER TABLE p ATTACH PARTITION p2 DEFAULT; CREATE INDEX p_t ON p (t); ALTER INDEX p1_t_idx RENAME TO odd; ALTER INDEX p2_pkey RENAME TO p2_key;
-->
DROP TABLE p;
--@ a partition is attached, and gets an index and a key by that
CREATE TABLE p (id int NOT NULL, d date NOT NULL, PRIMARY KEY (id, d)) PARTITION BY RANGE (d); CREATE INDEX p_d ON p (d); CREATE TABLE p1 (id int NOT NULL, d date NOT NULL);
-->
ALTER TABLE p ATTACH PARTITION p1 FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
--@ a partition is detached
CREATE TABLE p (id int NOT NULL, d date NOT NULL, CHECK (id > 0), PRIMARY KEY (id, d)) PARTITION BY RANGE (d); CREATE INDEX p_d ON p (d); CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
-->
ALTER TABLE p DETACH PARTITION p1;
--@ a table becomes a partition of a new one
CREATE TABLE a (id int NOT NULL, d date NOT NULL); CREATE INDEX a_d ON a (d);
-->
ALTER TABLE a RENAME TO a_old; ALTER INDEX a_d RENAME TO a_old_d; CREATE TABLE a (id int NOT NULL, d date NOT NULL) PARTITION BY RANGE (d); CREATE INDEX a_d ON a (d); ALTER TABLE a ATTACH PARTITION a_old FOR VALUES FROM (MINVALUE) TO ('2021-01-01');
--@ an index on a partitioned table comes, another goes
CREATE TABLE p (id int NOT NULL, d date NOT NULL) PARTITION BY RANGE (d); CREATE TABLE p1 PARTITION OF p DEFAULT; CREATE INDEX p_d ON p (d);
-->
CREATE UNIQUE INDEX p_u ON p (id, d); DROP INDEX p_d; ALTER TABLE p ADD COLUMN x int NOT NULL DEFAULT 3, ADD CONSTRAINT c CHECK (x > 0);
--@ inheritance
CREATE TABLE a (id int, v text NOT NULL DEFAULT 'a', CHECK (id > 0)); CREATE TABLE b (x int) INHERITS (a); CREATE TABLE c (id int, v text NOT NULL, CONSTRAINT a_id_check CHECK (id > 0));
-->
ALTER TABLE a ADD COLUMN n int; ALTER TABLE c ADD COLUMN n int; ALTER TABLE c INHERIT a; CREATE TABLE d (y int) INHERITS (a); ALTER TABLE d ALTER v SET DEFAULT 'd';
--@ inheriting tables go
CREATE TABLE a (id int, v text NOT NULL DEFAULT 'a', CHECK (id > 0)); CREATE TABLE b (x int, id int) INHERITS (a); CREATE INDEX b_x ON b (x);
-->
DROP TABLE a CASCADE;
--@ serial becomes identity
CREATE TABLE a (id serial PRIMARY KEY);
-->
ALTER TABLE a ALTER id DROP DEFAULT; DROP SEQUENCE a_id_seq; ALTER TABLE a ALTER id ADD GENERATED BY DEFAULT AS IDENTITY;
--@ identity becomes serial
CREATE TABLE a (id int GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME my_seq START 7) PRIMARY KEY);
-->
ALTER TABLE a ALTER id DROP IDENTITY; CREATE SEQUENCE a_s OWNED BY a.id; ALTER TABLE a ALTER id SET DEFAULT nextval('a_s');
--@ the key grows to bigint, with its sequence and what points to it
CREATE TABLE a (id serial PRIMARY KEY); CREATE TABLE b (a int REFERENCES a, i int GENERATED ALWAYS AS IDENTITY);
-->
ALTER TABLE a ALTER id TYPE bigint; ALTER SEQUENCE a_id_seq AS bigint; ALTER TABLE b ALTER a TYPE bigint, ALTER i TYPE bigint;
--@ columns of every sort come and go
CREATE TYPE mood AS ENUM ('a', 'b'); CREATE SEQUENCE s; CREATE TABLE a (id int); INSERT INTO a VALUES (1), (2);
-->
ALTER TABLE a ADD m mood NOT NULL DEFAULT 'b', ADD n int DEFAULT nextval('s'), ADD ser serial, ADD g int GENERATED ALWAYS AS (id + 1) STORED, ADD i int GENERATED ALWAYS AS IDENTITY, ADD c varchar(5) COLLATE "C" UNIQUE, ADD z numeric(5,2)[] DEFAULT '{1.5}', ADD r int REFERENCES a (c2), ADD c2 int UNIQUE;
--@ columns with all their settings are dropped
CREATE TABLE a (id int, t text COMPRESSION pglz NOT NULL, g int GENERATED ALWAYS AS (length(t)) STORED, u int UNIQUE, CHECK (u < id)); ALTER TABLE a ALTER t SET STORAGE EXTERNAL, ALTER t SET STATISTICS 77, ALTER t SET (n_distinct = 5); CREATE INDEX a_t ON a (t, id); COMMENT ON COLUMN a.t IS 't'; GRANT SELECT (t) ON a TO PUBLIC; CREATE STATISTICS st ON id, t FROM a;
-->
ALTER TABLE a DROP g, DROP t, DROP u;
--@ a generated column gets another expression, and one loses it
CREATE TABLE a (id int, v int, g int GENERATED ALWAYS AS (id + v) STORED, h int GENERATED ALWAYS AS (id * 2) STORED); CREATE INDEX a_g ON a (g); CREATE VIEW w AS SELECT g FROM a;
-->
DROP VIEW w; ALTER TABLE a DROP g; ALTER TABLE a ADD g int GENERATED ALWAYS AS (id - v) STORED; ALTER TABLE a ALTER h DROP EXPRESSION;
--@ a column under a generated column and a check changes its type
CREATE TABLE a (id int, v int CHECK (v > 0), g bigint GENERATED ALWAYS AS (v + 1) STORED);
-->
ALTER TABLE a DROP g; ALTER TABLE a ALTER v TYPE bigint; ALTER TABLE a ADD g bigint GENERATED ALWAYS AS (v + 1) STORED;
--@ types without a cast between them
CREATE TYPE mood AS ENUM ('a', 'b'); CREATE TABLE a (m text DEFAULT 'a', n text[], j text, b int DEFAULT 1, ts bigint, u bytea, d int);
-->
ALTER TABLE a ALTER m DROP DEFAULT, ALTER m TYPE mood USING m::mood, ALTER m SET DEFAULT 'b', ALTER n TYPE mood[] USING n::mood[], ALTER j TYPE jsonb USING j::jsonb, ALTER b DROP DEFAULT, ALTER b TYPE boolean USING b <> 0, ALTER b SET DEFAULT false, ALTER ts TYPE timestamptz USING to_timestamp(ts), ALTER u TYPE uuid USING NULL, ALTER d TYPE interval USING make_interval(secs => d);
--@ an enum is made anew under its columns
CREATE TYPE mood AS ENUM ('a', 'b'); CREATE TABLE a (m mood DEFAULT 'a');
-->
CREATE TYPE mood2 AS ENUM ('a', 'c'); ALTER TABLE a ALTER m DROP DEFAULT; ALTER TABLE a ALTER m TYPE mood2 USING m::text::mood2; ALTER TABLE a ALTER m SET DEFAULT 'a'; DROP TYPE mood; 
--@ a column is replaced by another that gets its name
CREATE TABLE a (id int, v int NOT NULL); CREATE INDEX a_v ON a (v);
-->
ALTER TABLE a ADD v2 text; UPDATE a SET v2 = v::text; ALTER TABLE a DROP v; ALTER TABLE a RENAME v2 TO v; CREATE INDEX a_v ON a (v);
--@ a column takes the name of one that goes
CREATE TABLE a (id int, v int NOT NULL, w text);
-->
ALTER TABLE a DROP v; ALTER TABLE a RENAME w TO v;
--@ a table is replaced by another that gets its name
CREATE TABLE a (id serial PRIMARY KEY, v int); CREATE TABLE b (a int REFERENCES a); CREATE VIEW w AS SELECT v FROM a;
-->
CREATE TABLE a2 (id bigint PRIMARY KEY, v text, x int); DROP TABLE a CASCADE; ALTER TABLE a2 RENAME TO a; ALTER INDEX a2_pkey RENAME TO a_pkey; ALTER TABLE b ADD FOREIGN KEY (a) REFERENCES a; CREATE VIEW w AS SELECT v FROM a;
--@ a table takes the name of one that goes
CREATE TABLE a (id int PRIMARY KEY, v int); CREATE TABLE a_new (id int PRIMARY KEY, v int);
-->
DROP TABLE a; ALTER TABLE a_new RENAME TO a;
--@ names move on in a chain
CREATE TABLE a (id int); CREATE TABLE b (id int, x int); CREATE TABLE t (c int, d int);
-->
ALTER TABLE b RENAME TO c; ALTER TABLE a RENAME TO b; CREATE TABLE a (y int); ALTER TABLE t RENAME d TO e; ALTER TABLE t RENAME c TO d; ALTER TABLE t ADD c text;
--@ two tables and two columns swap their names
CREATE TABLE a (id int, x int); CREATE TABLE b (id int, y int); CREATE TABLE t (c int, d text);
-->
ALTER TABLE a RENAME TO tmp; ALTER TABLE b RENAME TO a; ALTER TABLE tmp RENAME TO b; ALTER TABLE t RENAME c TO tmp; ALTER TABLE t RENAME d TO c; ALTER TABLE t RENAME tmp TO d;
--@ a table moves to another schema with all it has
CREATE SCHEMA x; CREATE TABLE a (id serial PRIMARY KEY, v text UNIQUE); CREATE INDEX a_v ON a (lower(v)); CREATE VIEW w AS SELECT id FROM a; CREATE TABLE b (a int REFERENCES a);
-->
ALTER TABLE a SET SCHEMA x; ALTER TABLE x.a RENAME TO a2;
--@ a schema changes its name
CREATE SCHEMA x; CREATE TABLE x.a (id serial PRIMARY KEY); CREATE VIEW x.w AS SELECT id FROM x.a; CREATE TYPE x.e AS ENUM ('a'); CREATE TABLE b (e x.e DEFAULT 'a', a int REFERENCES x.a);
-->
ALTER SCHEMA x RENAME TO "Y y"; ALTER TABLE b ADD e2 "Y y".e DEFAULT 'a'; CREATE TABLE "Y y".n (id int);
--@ constraints of every sort change
CREATE TABLE o (id int PRIMARY KEY, k int UNIQUE); CREATE TABLE a (id int CONSTRAINT a_pk PRIMARY KEY, v int, o int CONSTRAINT a_o REFERENCES o, CONSTRAINT a_v CHECK (v > 0), CONSTRAINT a_u UNIQUE (v)); CREATE TABLE b (a int REFERENCES a); CREATE UNIQUE INDEX o_x ON o (id, k) WITH (fillfactor = 60);
-->
ALTER TABLE a DROP CONSTRAINT a_v, ADD CONSTRAINT a_v CHECK (v > 1) NOT VALID; ALTER TABLE a DROP CONSTRAINT a_o, ADD CONSTRAINT a_o FOREIGN KEY (o) REFERENCES o (k) ON DELETE SET NULL NOT VALID; ALTER TABLE a DROP CONSTRAINT a_u, ADD CONSTRAINT a_u UNIQUE (v, id) DEFERRABLE; ALTER TABLE b DROP CONSTRAINT b_a_fkey; ALTER TABLE a DROP CONSTRAINT a_pk; ALTER TABLE a ADD CONSTRAINT a_pk PRIMARY KEY (id) WITH (fillfactor = 50); ALTER TABLE b ADD CONSTRAINT b_a_fkey FOREIGN KEY (a) REFERENCES a DEFERRABLE INITIALLY DEFERRED; ALTER TABLE o ADD CONSTRAINT o_k UNIQUE USING INDEX o_x;
--@ a key is made of other columns while a foreign key points to it
CREATE TABLE a (id int, v int, CONSTRAINT a_pk PRIMARY KEY (id)); CREATE TABLE b (a int CONSTRAINT b_a REFERENCES a); CREATE VIEW w AS SELECT id, v FROM a GROUP BY id;
-->
DROP VIEW w; ALTER TABLE b DROP CONSTRAINT b_a; ALTER TABLE a DROP CONSTRAINT a_pk, ADD CONSTRAINT a_pk PRIMARY KEY (id, v); ALTER TABLE a ADD UNIQUE (id); ALTER TABLE b ADD CONSTRAINT b_a FOREIGN KEY (a) REFERENCES a (id);
--@ a key on columns that could be null
CREATE TABLE a (id int, v int);
-->
ALTER TABLE a ADD PRIMARY KEY (id, v);
--@ a column that a key used to hold
CREATE TABLE a (id int PRIMARY KEY, v int UNIQUE);
-->
ALTER TABLE a DROP CONSTRAINT a_pkey; ALTER TABLE a DROP id; ALTER TABLE a ADD uid uuid PRIMARY KEY DEFAULT gen_random_uuid();
--@ indexes change in place
CREATE TABLE a (id int, v text, d int); CREATE INDEX i1 ON a (id); CREATE INDEX i2 ON a (v) WITH (fillfactor = 70); CREATE UNIQUE INDEX i3 ON a (d); CREATE INDEX i4 ON a ((id + d));
-->
DROP INDEX i1; CREATE INDEX i1 ON a (id DESC) INCLUDE (d); ALTER INDEX i2 SET (fillfactor = 80); ALTER INDEX i3 RENAME TO i5; ALTER INDEX i4 ALTER COLUMN 1 SET STATISTICS 33; ALTER TABLE a CLUSTER ON i5; ALTER TABLE a ALTER d SET NOT NULL; ALTER TABLE a REPLICA IDENTITY USING INDEX i5;
--@ triggers, rules, policies and statistics change
CREATE TABLE a (id int, v int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION f(); CREATE RULE r AS ON DELETE TO a DO INSTEAD NOTHING; CREATE POLICY p ON a USING (id = 1) WITH CHECK (v > 0); CREATE POLICY q ON a FOR SELECT USING (true); CREATE STATISTICS s ON id, v FROM a; CREATE TRIGGER u AFTER INSERT ON a EXECUTE FUNCTION f();
-->
CREATE OR REPLACE TRIGGER t AFTER UPDATE ON a FOR EACH ROW EXECUTE FUNCTION g(); ALTER TABLE a DISABLE TRIGGER t; CREATE OR REPLACE RULE r AS ON DELETE TO a WHERE OLD.id = 1 DO INSTEAD NOTHING; ALTER TABLE a DISABLE RULE r; ALTER POLICY p ON a USING (id = 2); DROP POLICY q ON a; CREATE POLICY q ON a AS RESTRICTIVE FOR UPDATE TO postgres USING (v = 2); ALTER STATISTICS s SET STATISTICS 50; ALTER STATISTICS s RENAME TO s2; ALTER TRIGGER u ON a RENAME TO u2; DROP FUNCTION IF EXISTS nothing(); ALTER RULE r ON a RENAME TO r2; ALTER POLICY p ON a RENAME TO p2;
--@ sequences change
CREATE SEQUENCE s1; CREATE SEQUENCE s2 AS int INCREMENT -1; CREATE TABLE a (id int DEFAULT nextval('s1'), i int GENERATED ALWAYS AS IDENTITY);
-->
ALTER SEQUENCE s1 RENAME TO s3; ALTER SEQUENCE s3 OWNED BY a.id; ALTER SEQUENCE s2 AS bigint MAXVALUE 5 CACHE 7; ALTER TABLE a ALTER i SET INCREMENT 4 SET GENERATED BY DEFAULT; CREATE SEQUENCE s4; ALTER TABLE a ADD n bigint NOT NULL DEFAULT nextval('s4'); ALTER TABLE a RENAME TO b;
--@ a default by a function, and what the function needs
CREATE TABLE a (id int);
-->
CREATE TYPE mood AS ENUM ('a', 'b'); CREATE FUNCTION f() RETURNS mood LANGUAGE sql AS $$ SELECT 'a'::public.mood $$; ALTER TABLE a ADD m mood NOT NULL DEFAULT f(); CREATE TABLE b (m mood[] DEFAULT ARRAY[f()], CHECK (f() <> 'b')); CREATE VIEW w AS SELECT m, f() AS x FROM b; CREATE FUNCTION n() RETURNS SETOF w LANGUAGE sql AS 'SELECT * FROM public.w';
--@ a table's settings
CREATE TABLE a (id int, v text) WITH (fillfactor = 70, toast.autovacuum_enabled = false);
-->
ALTER TABLE a SET (autovacuum_vacuum_scale_factor = 0.1), RESET (fillfactor); ALTER TABLE a SET (toast.autovacuum_enabled = true, toast.autovacuum_vacuum_threshold = 7); ALTER TABLE a SET UNLOGGED; ALTER TABLE a ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY; ALTER TABLE a REPLICA IDENTITY NOTHING;
--@ typed tables
CREATE TYPE ct AS (id int, v text); CREATE TABLE a OF ct (PRIMARY KEY (id), v WITH OPTIONS DEFAULT 'x');
-->
CREATE TABLE b OF ct (v WITH OPTIONS NOT NULL); ALTER TABLE a NOT OF;
--@ a materialized view is filled, emptied and made anew
CREATE TABLE a (id int, v int); CREATE MATERIALIZED VIEW m1 AS SELECT id FROM a WITH NO DATA; CREATE MATERIALIZED VIEW m2 AS SELECT id FROM a; CREATE MATERIALIZED VIEW m3 AS SELECT id FROM a; CREATE INDEX m3_i ON m3 (id);
-->
REFRESH MATERIALIZED VIEW m1; REFRESH MATERIALIZED VIEW m2 WITH NO DATA; DROP MATERIALIZED VIEW m3; CREATE MATERIALIZED VIEW m3 AS SELECT id, v FROM a; CREATE INDEX m3_i ON m3 (v); ALTER MATERIALIZED VIEW m1 RENAME TO m0; ALTER MATERIALIZED VIEW m2 SET (fillfactor = 50);
--@ tables with rows get what was taken from them
CREATE TABLE a (id int PRIMARY KEY, v text NOT NULL, w text NOT NULL DEFAULT 'w'); INSERT INTO a VALUES (1, 'x');
-->
ALTER TABLE a ALTER w DROP NOT NULL, ALTER w DROP DEFAULT, ALTER v TYPE varchar(3);
--@ a view that uses a column which another view gets
CREATE TABLE a (id int, v int); CREATE VIEW z AS SELECT id FROM a; CREATE VIEW m AS SELECT id FROM z;
-->
CREATE OR REPLACE VIEW z AS SELECT id, v FROM a; CREATE OR REPLACE VIEW m AS SELECT id, v FROM z; CREATE VIEW b AS SELECT v FROM m;

--@ a table made anew with other columns has a counter of the same name
create table t (id bigserial constraint t_pk primary key, username text, created timestamp not null);
create index t_created_idx on t (created);
-->
drop table t;
create table t (id bigserial constraint t_pk primary key, created_at timestamp not null, action text not null);
create index t_created_at_idx on t (created_at);

--@ a table made anew with the same columns keeps its counter
create table t (id serial primary key, n int);
-->
drop table t;
create table t (id serial primary key, n int);
create index t_n_idx on t (n);

--@ a counter of a table that goes stands alone under the same name
create table t (id serial primary key, n int);
-->
drop table t;
create sequence t_id_seq as integer;

--@ the counter of an identity column keeps the name of a table that took the place
create table t (id bigint generated always as identity constraint t_pk primary key, n int);
-->
create table t_new (id bigint generated always as identity constraint t_new_pk primary key, n int);
drop table t;
alter table t_new rename to t;
alter index t_new_pk rename to t_pk;
