package dev.oneledger.layout;

import static dev.oneledger.layout.LayoutFiles.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.spi.BundleLayout;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutsTest {
  private static final Migration TABLE =
      migration("0144_score", "BEGIN;\nCREATE TABLE s (n int);\nCOMMIT;\n", "DROP TABLE s;");
  private static final Migration INDEX =
      migration("145_idx", "-- ledger: no-transaction\nCREATE INDEX CONCURRENTLY i ON s (n);\n");
  private static final Migration VIEW = migration("R__v", "CREATE OR REPLACE VIEW v AS SELECT 1");
  private static final Migration ROUTINE =
      migration(
          "146_p",
          "DELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; SELECT ';'; END//\nDELIMITER ;\nSELECT 1;\n-- the end\n");

  @Test
  void plain_files_are_the_canonical_texts_in_the_order_of_the_lineage() {
    SortedMap<String, String> files =
        LayoutFiles.of(new PlainLayout(), SqlDialect.POSTGRESQL, INDEX, VIEW, TABLE);

    assertThat(files)
        .containsOnlyKeys(
            "00001_145_idx.sql", "00002_R__v.sql", "00003_0144_score.sql", "files.txt")
        .containsEntry("00003_0144_score.sql", TABLE.apply().text())
        .containsEntry("files.txt", "00001_145_idx.sql\n00002_R__v.sql\n00003_0144_score.sql\n");
  }

  @Test
  void dbmate_has_both_ways_in_one_file_and_says_what_it_leaves_out() {
    SortedMap<String, String> files =
        LayoutFiles.of(new DbmateLayout(), SqlDialect.POSTGRESQL, TABLE, INDEX, VIEW);

    assertThat(files)
        .containsOnlyKeys(
            "00000000000144_score.sql",
            "00000000000145_idx.sql",
            "repeatable/R__v.sql",
            "README.md")
        .containsEntry(
            "00000000000144_score.sql",
            "-- migrate:up\n\nCREATE TABLE s (n int);\n\n\n-- migrate:down\nDROP TABLE s;\n");
    assertThat(files.get("00000000000145_idx.sql"))
        .startsWith("-- migrate:up transaction:false\n-- ledger: no-transaction\nCREATE INDEX")
        .contains("-- migrate:down\nDO $$ BEGIN RAISE EXCEPTION 'There is no rollback");
    assertThat(files.get("README.md")).contains("`R__v.sql`").doesNotContain("lower number");
  }

  @Test
  void golang_migrate_has_a_pair_of_files_each() {
    SortedMap<String, String> files =
        LayoutFiles.of(new GolangMigrateLayout(), SqlDialect.POSTGRESQL, TABLE, INDEX);

    assertThat(files)
        .containsOnlyKeys(
            "144_score.up.sql",
            "144_score.down.sql",
            "145_idx.up.sql",
            "145_idx.down.sql",
            "README.md")
        .containsEntry("144_score.down.sql", "DROP TABLE s;");
  }

  @Test
  void bodies_lose_their_delimiter_lines_where_a_file_is_one_query() {
    String body =
        LayoutFiles.of(new GolangMigrateLayout(), SqlDialect.MARIADB, ROUTINE).get("146_p.up.sql");

    assertThat(body.strip())
        .isEqualTo("CREATE PROCEDURE p() BEGIN SELECT 1; SELECT ';'; END;\n\nSELECT 1;");
  }

  @Test
  void marks_with_nothing_before_them_are_no_queries() {
    String text = "-- why; so\nSELECT 1;;\n-- and; then\n ;\nSELECT 2 -- last; of all\n";
    assertThat(
            LayoutFiles.of(new GolangMigrateLayout(), SqlDialect.MARIADB, migration("1_x", text))
                .get("1_x.up.sql"))
        .isEqualTo("\nSELECT 1;\n\n\nSELECT 2;\n");
    assertThat(
            LayoutFiles.of(
                    new GolangMigrateLayout(), SqlDialect.MARIADB, migration("1_x", "-- none\n"))
                .get("1_x.up.sql"))
        .isEqualTo("DO 0;\n");
  }

  @Test
  void atlas_is_told_where_statements_end_and_what_needs_no_transaction() {
    SortedMap<String, String> maria =
        LayoutFiles.of(new AtlasLayout(), SqlDialect.MARIADB, ROUTINE);
    assertThat(maria.get("00000000000146_p.sql"))
        .startsWith("-- atlas:delimiter //oneledger//\n\n")
        .contains("END//oneledger//", "SELECT 1//oneledger//")
        .doesNotContain("DELIMITER //");

    SortedMap<String, String> files =
        LayoutFiles.of(new AtlasLayout(), SqlDialect.POSTGRESQL, TABLE, INDEX);
    assertThat(files)
        .containsOnlyKeys(
            "00000000000144_score.sql", "00000000000145_idx.sql", "atlas.sum", "README.md");
    assertThat(files.get("00000000000145_idx.sql")).startsWith("-- atlas:txmode none\n\n");
    assertThat(files.get("atlas.sum").lines().skip(1))
        .allMatch(line -> line.matches("0{11}14[45]_\\w+\\.sql h1:[A-Za-z0-9+/]{43}="))
        .hasSize(2);
  }

  static Arguments[] refused() {
    BundleLayout[] numbered = {new AtlasLayout(), new DbmateLayout(), new GolangMigrateLayout()};
    BundleLayout[] oneQuery = {new DbmateLayout(), new GolangMigrateLayout()};
    return new Arguments[] {
      Arguments.of(numbered, migration("1_2_x", "SELECT 1"), "1_2"),
      Arguments.of(numbered, migration("1234567890123456789_x", "SELECT 1"), "digits"),
      Arguments.of(
          numbered, migration("1_x", "SELECT 1;\n\\echo hi\n"), "line 2 is a command to psql"),
      Arguments.of(
          numbered,
          migration("1_x", "SELECT 1;\nCOPY t FROM stdin;\n1\n\\.\n"),
          "line 3 has data after COPY"),
      Arguments.of(
          numbered, migration("1_x", "SELECT 1;\nCOMMIT;\nSELECT 2;"), "control on line 2"),
      Arguments.of(
          oneQuery,
          migration("1_x", "-- ledger: no-transaction\nSELECT 1;\nSELECT 2;"),
          "has 2 statements"),
      Arguments.of(
          new BundleLayout[] {new DbmateLayout()},
          migration("1_x", "SELECT '\n-- migrate:down\n'"),
          "dbmate would take for its own"),
      Arguments.of(
          new BundleLayout[] {new AtlasLayout()},
          migration("1_x", "-- atlas:sum ignore\nSELECT 1"),
          "'-- atlas:sum'"),
    };
  }

  @ParameterizedTest
  @MethodSource("refused")
  void what_a_tool_cannot_run_as_it_is_meant_is_refused_by_name(
      BundleLayout[] layouts, Migration migration, String why) {
    for (BundleLayout layout : layouts) {
      assertThatThrownBy(() -> LayoutFiles.of(layout, SqlDialect.POSTGRESQL, migration))
          .as(layout.name())
          .isInstanceOf(LedgerException.class)
          .hasMessageContainingAll(layout.name(), migration.id().toString(), why);
    }
  }

  @Test
  void near_misses_are_no_reason_to_refuse() {
    Migration near =
        migration("1_x", "-- migrate: down the hill, and no atlas here\nSELECT '\\echo';\n");
    for (BundleLayout layout :
        new BundleLayout[] {new AtlasLayout(), new DbmateLayout(), new GolangMigrateLayout()}) {
      assertThat(LayoutFiles.of(layout, SqlDialect.POSTGRESQL, near)).isNotEmpty();
    }
  }

  @Test
  void a_lower_number_that_came_later_is_told_or_refused_where_it_would_be_skipped() {
    assertThatThrownBy(
            () -> LayoutFiles.of(new GolangMigrateLayout(), SqlDialect.POSTGRESQL, INDEX, TABLE))
        .hasMessageContainingAll("rel_1", "lower number");
    assertThat(
            LayoutFiles.of(new AtlasLayout(), SqlDialect.POSTGRESQL, INDEX, TABLE).get("README.md"))
        .contains("--exec-order non-linear", "lower number");
  }
}
