package dev.oneledger.jdbc.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogDependenciesTest {
  private static final String[] DDL = {
    "CREATE EXTENSION btree_gist",
    "CREATE TYPE mood AS ENUM ('sad', 'happy')",
    "CREATE TYPE pair AS (a mood, b int)",
    "CREATE TYPE span AS RANGE (subtype = int4)",
    "CREATE DOMAIN short AS text CHECK (length(VALUE) < 9)",
    "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE TABLE a (id serial PRIMARY KEY, feeling mood, pairs pair[], n int DEFAULT one(),"
        + " s short, m span, spans nummultirange)",
    "CREATE TABLE b (a int REFERENCES a, whole a, EXCLUDE USING gist (a WITH =))",
    "CREATE VIEW v AS SELECT id, one() AS first FROM a WHERE m @> span(1, 2)",
    "CREATE VIEW w AS SELECT first FROM v",
    "CREATE FUNCTION rows_of(a[]) RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE TABLE parts (x int PRIMARY KEY) PARTITION BY RANGE (x)",
    "CREATE TABLE part PARTITION OF parts FOR VALUES FROM (1) TO (9)",
    "CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE TRIGGER touch BEFORE UPDATE OF n ON a FOR EACH ROW EXECUTE FUNCTION t()",
    "CREATE POLICY p ON a USING (one() = n)",
    "CREATE INDEX by_one ON parts ((x + 1))",
    "CREATE FOREIGN DATA WRAPPER fdw",
    "CREATE SERVER far FOREIGN DATA WRAPPER fdw",
    "CREATE FOREIGN TABLE remote (x int) SERVER far",
    "CREATE PUBLICATION pub FOR TABLE b"
  };

  @Test
  void every_object_names_what_it_cannot_be_without() throws SQLException {
    try (TestDatabase database = TestPostgres.freshDatabase()) {
      database.execute(DDL);
      assertThat(dependencies(database))
          .contains(
              "type public.pair on schema public",
              "column public.pair.a on type public.pair",
              "column public.pair.a on type public.mood",
              "column public.a.id on relation public.a",
              "column public.a.id on sequence public.a_id_seq",
              "column public.a.feeling on type public.mood",
              "column public.a.pairs on type public.pair",
              "column public.a.n on function public.one()",
              "column public.a.s on type public.short",
              "constraint domain public.short.short_check on type public.short",
              "column public.b.whole on relation public.a",
              "constraint public.b.b_a_fkey on column public.a.id",
              "constraint public.b.b_a_fkey on index public.a_pkey",
              "index public.a_pkey on constraint public.a.a_pkey",
              "index public.b_a_excl on extension btree_gist",
              "relation public.v on column public.a.id",
              "relation public.v on function public.one()",
              "relation public.v on type public.span",
              "relation public.w on column public.v.first",
              "function public.rows_of(public.a[]) on relation public.a",
              "relation public.part on relation public.parts",
              "index public.part_pkey on index public.parts_pkey",
              "trigger public.a.touch on function public.t()",
              "trigger public.a.touch on column public.a.n",
              "policy public.a.p on function public.one()",
              "index public.by_one on relation public.parts",
              "foreigntable public.remote on server far",
              "server far on wrapper fdw",
              "publication pub on relation public.b")
          .doesNotContain("sequence public.a_id_seq on column public.a.id")
          .noneMatch(edge -> edge.split(" on ")[0].equals(edge.split(" on ")[1]));
    }
  }

  private static Set<String> dependencies(TestDatabase database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      Catalog catalog = PostgresCatalog.read(connection, SchemaName.DEFAULT);
      return catalog.dependencies().stream()
          .map(edge -> name(catalog, edge.dependent()) + " on " + name(catalog, edge.on()))
          .collect(Collectors.toSet());
    }
  }

  private static String name(Catalog catalog, String id) {
    CatalogObject object = catalog.byId(id).orElseThrow();
    return object.kind() + " " + object.ident();
  }
}
