package dev.oneledger.liquibase;

import dev.oneledger.spi.EjectedHistory;
import dev.oneledger.spi.EjectedMigration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The SQL that writes rows into Liquibase's tables, which it creates as Liquibase 4.33.0 does.
 *
 * @param folder where the paths of all rows begin
 */
record EjectSql(EjectedHistory history, String folder) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
  private static final long TEN_DIGITS = 10_000_000_000L;

  private static final String TABLES =
      """
      CREATE TABLE IF NOT EXISTS %1$s (
        ID varchar(255) NOT NULL,
        AUTHOR varchar(255) NOT NULL,
        FILENAME varchar(255) NOT NULL,
        DATEEXECUTED %3$s NOT NULL,
        ORDEREXECUTED int NOT NULL,
        EXECTYPE varchar(10) NOT NULL,
        MD5SUM varchar(35),
        DESCRIPTION varchar(255),
        COMMENTS varchar(255),
        TAG varchar(255),
        LIQUIBASE varchar(20),
        CONTEXTS varchar(255),
        LABELS varchar(255),
        DEPLOYMENT_ID varchar(10)
      );
      CREATE TABLE IF NOT EXISTS %2$s (
        ID int NOT NULL PRIMARY KEY,
        LOCKED boolean NOT NULL,
        LOCKGRANTED %3$s,
        LOCKEDBY varchar(255)
      );
      INSERT INTO %2$s (ID, LOCKED)
        SELECT 1, FALSE FROM (SELECT COUNT(*) AS n FROM %2$s) there WHERE n = 0;
      """;

  private static final String ROW =
      """
      INSERT INTO %1$s
        (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, EXECTYPE, MD5SUM, DESCRIPTION, COMMENTS, LIQUIBASE, DEPLOYMENT_ID)
        SELECT %2$s, %3$s, %4$s, %5$s, COALESCE(MAX(ORDEREXECUTED), 0) + 1, 'EXECUTED', %6$s, 'sql', '', 'oneledger', %7$s
          FROM %1$s;
      """;

  /** The whole script. */
  String of(List<EjectedRow> rows) {
    EjectDialect dialect = EjectDialect.of(history.dialect());
    String table = dialect.name(history.schema(), "DATABASECHANGELOG");
    String lock = dialect.name(history.schema(), "DATABASECHANGELOGLOCK");
    StringBuilder sql = new StringBuilder();
    sql.append("-- The history of ").append(oneLine(history.app())).append(" in ");
    sql.append(oneLine(history.environment())).append(" for Liquibase. Times are in UTC.\n");
    sql.append(dialect.begin());
    sql.append(TABLES.formatted(table, lock, dialect.timestamp()));
    sql.append(dialect.refusal(table, beginsHere(dialect)));
    sql.append(dialect.beginRows());
    for (EjectedRow row : rows) {
      sql.append(row(row, table, dialect));
    }
    return sql.append("COMMIT;\n").toString();
  }

  private String row(EjectedRow row, String table, EjectDialect dialect) {
    return ROW.formatted(
        table,
        dialect.text(row.id()),
        dialect.text(WrittenChangeset.AUTHOR),
        dialect.text(row.path()),
        "TIMESTAMP '%s'".formatted(TIME.format(row.at())),
        row.sum() == null ? "NULL" : dialect.text(row.sum()),
        dialect.text(deployment()));
  }

  private String beginsHere(EjectDialect dialect) {
    return "AUTHOR = %s AND SUBSTRING(FILENAME, 1, %s) = %s"
        .formatted(dialect.text(WrittenChangeset.AUTHOR), folder.length(), dialect.text(folder));
  }

  /** Ten digits, as Liquibase takes them from the clock; here from the last time there is. */
  private String deployment() {
    long last =
        history.applied().stream()
            .map(EjectedMigration::appliedAt)
            .mapToLong(Instant::toEpochMilli)
            .max()
            .orElse(0);
    return String.format(Locale.ROOT, "%010d", Math.floorMod(last, TEN_DIGITS));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
