package dev.oneledger.reliability.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.jdbc.testkit.TestProgram;
import dev.oneledger.reliability.campaign.UsageException;
import dev.oneledger.reliability.compare.LeftOut.Why;
import dev.oneledger.reliability.testkit.TestUrls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  @TempDir Path folder;
  private TestDatabase server;

  @BeforeEach
  void connect() {
    server = TestPostgres.freshDatabase();
    TestProgram.path("psql");
  }

  @AfterEach
  void drop() {
    server.close();
  }

  @Test
  void files_of_many_names_with_functions_data_and_roles_end_in_the_same_catalog()
      throws IOException {
    write("V1__base.sql", "CREATE TABLE base (id int PRIMARY KEY, name text DEFAULT 'x;y');");
    write(
        "V1.1__role.sql",
        "CREATE ROLE ol_compare_reader; GRANT SELECT ON base TO ol_compare_reader;");
    write("0002_data.up.sql", "COPY base FROM stdin;\n1\tone\n2\ttwo\n\\.\n");
    write("0002_data.down.sql", "TRUNCATE base;");
    write(
        "20200101_f/up.sql",
        "BEGIN; CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$; COMMIT;");
    write("20200101_f/down.sql", "DROP FUNCTION f();");
    write("R__view.sql", "CREATE VIEW v AS SELECT name FROM base;");
    write("readme.sql", "not for anybody");
    write("notes.txt", "not even SQL");

    Report report = compare();

    assertThat(report.isEqual()).as(report.toString()).isTrue();
    assertThat(report.toString())
        .contains(
            "files       8: 5 migrations, 2 rollbacks, 1 others",
            "applied     5",
            "catalog     equal, ",
            "rows        equal, 1 tables",
            "not read as a migration: readme.sql");
    assertThat(server.query("SELECT rolname FROM pg_roles WHERE rolname = 'ol_compare_reader'"))
        .isEmpty();
  }

  @Test
  void what_only_psql_leaves_is_listed() throws IOException {
    write(
        "1_a.sql",
        """
        CREATE TABLE everywhere (x int);
        DO $$ BEGIN
          IF current_setting('application_name') = 'psql' THEN
            CREATE TABLE only_here (x int);
            INSERT INTO everywhere VALUES (1);
          END IF;
        END $$;
        """);

    Report report = compare();

    assertThat(report.isEqual()).isFalse();
    assertThat(report.catalog().onlySync()).isEmpty();
    assertThat(report.catalog().onlyPsql())
        .anyMatch(line -> line.contains("only_here"))
        .noneMatch(line -> line.contains("everywhere"));
    assertThat(report.toString())
        .contains("  sync  public.everywhere has 0 rows", "  psql  public.everywhere has 1 rows");
  }

  @Test
  void a_file_that_fails_in_both_is_left_out_of_both_and_told_with_its_error() throws IOException {
    write("1_a.sql", "CREATE TABLE a (x int);");
    write("2_b.sql", "INSERT INTO a VALUES (1); INSERT INTO nowhere VALUES (1);");
    write("3_c.sql", "CREATE TABLE c (x int);");

    Report report = compare();

    assertThat(report.isEqual()).as(report.toString()).isTrue();
    assertThat(report.managed().leftOut())
        .singleElement()
        .satisfies(
            out -> {
              assertThat(out.name()).isEqualTo("2_b.sql");
              assertThat(out.why()).isEqualTo(Why.FAILS_IN_BOTH);
              assertThat(out.reason()).contains("2_b.sql:1:", "\"nowhere\" does not exist");
            });
    assertThat(report.toString()).contains("applied     2", "  failing, in psql too          1");
  }

  @Test
  void a_file_that_cannot_run_inside_a_transaction_is_told_as_refused() throws IOException {
    write("1_a.sql", "CREATE TABLE a (x int);");
    write("2_b.sql", "CREATE INDEX CONCURRENTLY a_x ON a (x);");
    write("3_a.sql", "CREATE TABLE c (x int);");
    write("3_b.sql", "CREATE TABLE c (x int);");

    Report report = compare();

    assertThat(report.isEqual()).as(report.toString()).isTrue();
    assertThat(report.managed().leftOut())
        .singleElement()
        .satisfies(
            out -> {
              assertThat(out.name()).isEqualTo("2_b.sql");
              assertThat(out.why()).isEqualTo(Why.REFUSED);
              assertThat(out.reason()).contains("2_b.sql:1", "-- ledger: no-transaction");
            });
    assertThat(report.set().leftOut())
        .containsExactly(new LeftOut("3_b.sql", Why.NOT_LOADED, "the same revision as 3_a.sql"));
  }

  @Test
  void a_file_that_only_psql_fails_at_is_left_out_of_both_with_what_needs_it() throws IOException {
    write("1_a.sql", "CREATE TABLE a (x int); LOCK TABLE a; CREATE TABLE b (x int);");
    write("2_c.sql", "CREATE TABLE c (x int);");
    write("3_d.sql", "DROP TABLE b;");

    Report report = compare();

    assertThat(report.isEqual()).as(report.toString()).isTrue();
    assertThat(report.managed().applied()).extracting(SetFile::name).containsExactly("2_c.sql");
    assertThat(report.managed().leftOut())
        .extracting(LeftOut::why)
        .containsExactly(Why.FAILS_IN_PSQL, Why.FAILS_IN_BOTH);
  }

  @Test
  void the_part_of_a_file_that_takes_it_back_is_cut_off_for_both() throws IOException {
    write(
        "20240101000000_a.sql",
        "-- +goose Up\nCREATE TABLE a (x int);\n\n-- +goose Down\nDROP TABLE a;\n");
    write(
        "20240102000000_b.sql",
        "-- migrate:up\nCREATE TABLE b (x int);\n-- migrate:down\nDROP TABLE b;\n");
    write("20240103000000_c.sql", "-- the scale goes up and down\nCREATE TABLE c (x int);\n");

    Report report = compare();

    assertThat(report.isEqual()).as(report.toString()).isTrue();
    assertThat(report.toString()).contains("2 without the part that takes them back");
    assertThat(report.bySync().rows())
        .extracting(row -> row.replaceAll(" .*", ""))
        .containsExactlyInAnyOrder("public.a", "public.b", "public.c");
  }

  @Test
  void what_cannot_be_read_is_told_and_the_rest_is_compared() throws IOException {
    write("1_a.sql", "CREATE TABLE a (x int);");
    Files.write(folder.resolve("2_b.sql"), new byte[] {'-', '-', (byte) 0xe9});
    Files.createSymbolicLink(folder.resolve("3_c.sql"), folder.resolve("nowhere"));

    Report report = compare();

    assertThat(report.isEqual()).as(report.toString()).isTrue();
    assertThat(report.toString())
        .contains(
            "files       3: 1 migrations, 0 rollbacks, 2 others",
            "not read as a migration: 2_b.sql\n  2_b.sql is not valid UTF-8",
            "not read as a migration: 3_c.sql\n  it cannot be read: ");
  }

  @Test
  void in_the_order_of_their_paths_files_of_any_name_take_part() throws IOException {
    write("1-first.sql", "CREATE TABLE a (x int);");
    write("1-second.sql", "ALTER TABLE a ADD COLUMN y int;");
    write("third/setup.sql", "CREATE TABLE b (x int);");
    write("third/setup.down.sql", "DROP TABLE b;");

    Report report = compare(Order.PATH);

    assertThat(report.isEqual()).as(report.toString()).isTrue();
    assertThat(report.managed().applied())
        .extracting(SetFile::name)
        .containsExactly("1_1_first.sql", "2_1_second.sql", "3_third_setup.sql");
  }

  @Test
  void a_folder_without_migrations_is_not_equal() {
    Report report = compare();

    assertThat(report.isEqual()).isFalse();
    assertThat(report.toString()).contains("catalog     not compared: nothing was applied");
  }

  @Test
  void what_cannot_be_compared_at_all_is_said_in_a_line() {
    assertThatThrownBy(
            () ->
                Comparison.compare(folder.resolve("x"), Order.REVISION, TestUrls.of(server), null))
        .isInstanceOf(UsageException.class)
        .hasMessage("Option 'folder': '%s' is no folder", folder.resolve("x"));
    assertThatThrownBy(
            () -> Comparison.compare(folder, Order.REVISION, "jdbc:mariadb://127.0.0.1/x", null))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("Option 'url': expected jdbc:postgresql://");
    assertThatThrownBy(
            () ->
                Comparison.compare(
                    folder, Order.REVISION, "jdbc:postgresql://127.0.0.1:1/x?user=u", null))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("Option 'url': Connection to 127.0.0.1:1 refused");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Report compare() {
    return compare(Order.REVISION);
  }

  private Report compare(Order order) {
    return Comparison.compare(folder, order, TestUrls.of(server), null);
  }
}
