package dev.oneledger.ddl;

import static dev.oneledger.ddl.Texts.migration;

import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.json.ReportJson;
import dev.oneledger.testkit.SampleReports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;

/** Texts with numbers in them, as made in a JVM of whatever locale: SQL, reports and JSON. */
final class LocaleTexts {

  /** Changes rows, moves a counter, converts a column: all with numbers in what is generated. */
  private static final String CHANGE =
      """
      ALTER TABLE item ALTER price TYPE numeric(12,3), ADD COLUMN IF NOT EXISTS rank smallint DEFAULT 1234;
      UPDATE item SET price = 1234567.891, rank = 2 WHERE id <= 1000;
      CREATE SEQUENCE IF NOT EXISTS tickets START 1000000 INCREMENT 25;
      CREATE INDEX IF NOT EXISTS item_price ON item (price) WITH (fillfactor = 70);
      """;

  private LocaleTexts() {}

  /** What {@link LocaleTest} prepares the database with. */
  static String[] schema() {
    return new String[] {
      "CREATE TABLE item (id int PRIMARY KEY, price numeric(10,2))",
      "INSERT INTO item SELECT n, n * 1.25 FROM generate_series(1, 1200) n"
    };
  }

  /** Writes all of them into a file, and prints a number as the locale has it. */
  public static void main(String[] arguments) throws IOException {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(arguments[0]);
    database.setUser(arguments[1]);
    database.setPassword(arguments[2]);
    Files.writeString(Path.of(arguments[3]), String.join("\n", of(database).values()));
    System.out.writeBytes(String.format("%d", 1234567).getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }

  static Map<String, String> of(PGSimpleDataSource database) {
    Map<String, String> texts = new LinkedHashMap<>();
    Migration change = migration("1200_change", CHANGE, null);
    DataBudget budget = new DataBudget(1_234_567, 987_654_321, Duration.ofDays(30));
    GeneratedRollback generated = Rollback.of(change).guarded().withBudget(budget).on(database);
    texts.put("guarded", generated.migration().apply().text());
    texts.put("rollback", Objects.requireNonNull(generated.migration().rollback()).text());
    texts.put("notes", generated.notes().toString());
    texts.put("static", StaticRollback.of(change, SqlDialect.POSTGRESQL).toString());
    texts.put("contract", Contract.forDialect(SqlDialect.POSTGRESQL).check(change).toString());
    for (SqlDialect dialect : SqlDialect.values()) {
      texts.put("portable " + dialect, portable(dialect));
    }
    reports(texts);
    return texts;
  }

  private static String portable(SqlDialect dialect) {
    PortableMigrations.Texts texts =
        PortableDdl.from("CREATE TABLE a (id integer PRIMARY KEY, n numeric(10,2) DEFAULT 1234.5)")
            .consenting(Consent.to("column a.n"))
            .to(
                "CREATE TABLE a (id integer PRIMARY KEY, n numeric(12,3) DEFAULT 12345.678);"
                    + " CREATE SEQUENCE s START WITH 1000000")
            .on(dialect);
    return texts.apply().text() + texts.rollback().text();
  }

  private static void reports(Map<String, String> texts) {
    texts.put("matrix", SampleReports.matrix(1200, 12).toString());
    texts.put("drift", SampleReports.drift().toString());
    texts.put("plan", SampleReports.plan().toString());
    texts.put("sync", SampleReports.sync().toString());
    texts.put("journal", SampleReports.journal().toString());
    texts.put("releases", SampleReports.releases().toString());
    texts.put("ejection", SampleReports.ejection().toString());
    texts.put("status.json", ReportJson.write(SampleReports.matrix(1200, 12)));
    texts.put("drift.json", ReportJson.write(SampleReports.drift()));
    texts.put("journal.json", ReportJson.write(SampleReports.journal()));
    texts.put("releases.json", ReportJson.write(SampleReports.releases()));
    texts.put(
        "findings.json",
        SampleReports.findings().stream().map(Object::toString).collect(Collectors.joining())
            + ReportJson.writeFindings(SampleReports.findings()));
  }
}
