package dev.oneledger.liquibase;

import static dev.oneledger.liquibase.LiquibaseFiles.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseName;
import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.BundleContents;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.Verdict.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real Liquibase replays what {@link LiquibaseLayout} wrote. */
class LiquibaseReplayTest {
  private static final Migration TABLE =
      migration(
          LiquibaseEjectSuite.TABLE.id().toString(),
          LiquibaseEjectSuite.TABLE.apply().text().replace("${score}", "$score"),
          "BEGIN;\n\nDROP TABLE customers;\nCOMMIT;\n");
  private static final Migration LATER =
      migration("143_later", "create table later (id int);\n", "drop table later;\n");
  private static final Migration VIEW = LiquibaseEjectSuite.VIEW;

  @TempDir private Path folder;
  private TestDatabase database;

  @BeforeEach
  void create() {
    database = TestPostgres.freshDatabase();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private static SortedMap<String, String> files(Migration... lineage) {
    List<Migration> all = List.of(lineage);
    SortedMap<String, String> texts = new TreeMap<>();
    new LiquibaseLayout()
        .files(
            new BundleContents(
                new ReleaseName("app", "rel_1", "1.0", 1, 1),
                Instant.parse("2026-01-01T00:00:00Z"),
                all.stream().map(Migration::id).toList(),
                all,
                new Lineage(all.stream().map(Lineage.Pin::of).toList()),
                null,
                ReleaseConditions.NONE,
                SqlDialect.POSTGRESQL))
        .forEach((path, text) -> texts.put(path, text.get()));
    return texts;
  }

  private LiquibaseFixture release(String name, Migration... lineage) {
    LiquibaseFixture liquibase =
        LiquibaseFixture.of(database, folder.resolve(name), "changelog.xml");
    files(lineage).forEach(liquibase.files()::file);
    return liquibase;
  }

  @Test
  void an_empty_database_is_built_and_matches_text_by_text() {
    LiquibaseFixture liquibase = release("one", TABLE, VIEW).update().validate();

    assertThat(liquibase.unrun()).isEmpty();
    List<HistoryRow> rows = liquibase.read().rows();
    assertThat(rows).extracting(HistoryRow::id).containsExactly(TABLE.id(), VIEW.id());
    for (Migration ours : List.of(TABLE, VIEW)) {
      HistoryRow row = liquibase.row(ours.id() + "::oneledger");
      assertThat(row.checksum().judge(ours, List.of(ours)).outcome()).isEqualTo(Outcome.MATCH);
    }
  }

  @Test
  void a_later_release_from_another_folder_brings_only_what_is_new_in_its_own_order() {
    release("one", TABLE, VIEW).update();
    LiquibaseFixture two = release("two", TABLE, VIEW, LATER);

    assertThat(two.unrun()).containsExactly("143_later");
    two.update().validate();

    assertThat(two.read().rows())
        .extracting(HistoryRow::id)
        .containsExactly(TABLE.id(), VIEW.id(), LATER.id());
  }

  @Test
  void a_text_that_cannot_be_replayed_is_refused_by_name() {
    assertThatThrownBy(() -> files(migration("1_a", "select 1;\nCOMMIT;\nselect 2;")))
        .hasMessageContainingAll("Migration 1_a", "Transaction control on line 2");
  }

  /** The defect that the refusal is for, by the real tool: this is what it makes of such a text. */
  @Test
  void liquibase_puts_system_properties_into_the_text_of_a_changeset() {
    LiquibaseFixture liquibase =
        LiquibaseFixture.of(database, folder.resolve("properties"), "changelog.sql");
    liquibase
        .files()
        .file(
            "changelog.sql",
            "--liquibase formatted sql\n\n--changeset a:1\nCREATE TABLE p AS SELECT '${java.version} ${no.such.name}' AS s;\n");
    liquibase.update();

    assertThat(database.query("SELECT s FROM p"))
        .containsExactly(System.getProperty("java.version") + " ${no.such.name}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'${user.name}'",
        "'${HOME}'",
        "'${ x }'",
        "'${}'",
        "'${a\nb}'",
        "1 -- ${x}",
        "'$${x}'"
      })
  void a_text_that_liquibase_would_put_values_into_is_refused_by_line(String sql) {
    assertThatThrownBy(() -> files(migration("1_a", "select 1;\nselect " + sql + "\n;")))
        .hasMessageContainingAll(
            "Migration 1_a cannot", "line 2 has '${", "Write '$' and '{' apart");
    assertThatThrownBy(() -> files(migration("1_a", "select 1;", "select " + sql + "\n;")))
        .hasMessageContainingAll("Migration 1_a (its rollback) cannot", "line 1 has '${");
  }

  @Test
  void braces_and_dollars_that_are_none_reach_the_server_as_they_are() {
    release(
            "near",
            migration("1_a", "create table n as select '$ {user.name} {HOME} $HOME ${x $$' as s;"))
        .update();

    assertThat(database.query("SELECT s FROM n"))
        .containsExactly("$ {user.name} {HOME} $HOME ${x $$");
  }
}
