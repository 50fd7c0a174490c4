package dev.oneledger.flyway;

import dev.oneledger.SqlDialect;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The SQL that makes Flyway's table as Flyway 13.12.0 makes it, with rows in it. It stops at its
 * first statement where there is such a table.
 */
final class FlywayTableSql {
  private static final String TABLE = "flyway_schema_history";
  private static final DateTimeFormatter MICROSECONDS = formatter("uuuu-MM-dd HH:mm:ss.SSSSSS");
  private static final DateTimeFormatter SECONDS = formatter("uuuu-MM-dd HH:mm:ss");

  private final SqlDialect dialect;
  private final @Nullable String schema;

  FlywayTableSql(SqlDialect dialect, @Nullable String schema) {
    this.dialect = dialect;
    this.schema = schema;
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** A row of a script that was applied; its rank is its place. */
  record Row(
      @Nullable String version,
      String description,
      String script,
      int checksum,
      String installedBy,
      Instant installedOn) {}

  String write(List<Row> rows) {
    StringBuilder sql = new StringBuilder();
    sql.append(dialect == SqlDialect.POSTGRESQL ? "BEGIN;\n\n" : "");
    sql.append(create()).append("\n\n");
    if (dialect == SqlDialect.H2) {
      sql.append(marker()).append("\n\n");
    }
    if (!rows.isEmpty()) {
      sql.append(insert(rows)).append("\n\n");
    }
    sql.append(index()).append('\n');
    return sql.append(dialect == SqlDialect.POSTGRESQL ? "\nCOMMIT;\n" : "").toString();
  }

  private String create() {
    String now = dialect == SqlDialect.POSTGRESQL ? "now()" : "CURRENT_TIMESTAMP";
    return """
        CREATE TABLE %s (
          %s INT NOT NULL,
          %s VARCHAR(50),
          %s VARCHAR(200) NOT NULL,
          %s VARCHAR(20) NOT NULL,
          %s VARCHAR(1000) NOT NULL,
          %s INT,
          %s VARCHAR(100) NOT NULL,
          %s TIMESTAMP DEFAULT %s NOT NULL,
          %s INT NOT NULL,
          %s BOOLEAN NOT NULL,
          CONSTRAINT %s PRIMARY KEY (%s)
        )%s;"""
        .formatted(
            table(),
            name("installed_rank"),
            name("version"),
            name("description"),
            name("type"),
            name("script"),
            name("checksum"),
            name("installed_by"),
            name("installed_on"),
            now,
            name("execution_time"),
            name("success"),
            name(TABLE + "_pk"),
            name("installed_rank"),
            dialect == SqlDialect.MARIADB ? " ENGINE=InnoDB" : "");
  }

  /** Flyway's own sign in H2 that it made the table. */
  private String marker() {
    return "INSERT INTO %s VALUES\n  (-1, NULL, '<< Flyway Schema History table created >>', 'TABLE', '', NULL, CURRENT_USER, CURRENT_TIMESTAMP, 0, TRUE);"
        .formatted(table());
  }

  private String insert(List<Row> rows) {
    StringBuilder values = new StringBuilder();
    for (int index = 0; index < rows.size(); index++) {
      values
          .append(index == 0 ? "" : ",")
          .append("\n  ")
          .append(values(index + 1, rows.get(index)));
    }
    String columns = FlywayRow.READ.stream().map(this::name).collect(Collectors.joining(", "));
    String insert = "INSERT INTO %s\n  (%s) VALUES%s;".formatted(table(), columns, values);
    return dialect == SqlDialect.MARIADB ? inUtc(insert) : insert;
  }

  /** MariaDB takes a timestamp for one in the session's zone, and keeps the moment. */
  private static String inUtc(String insert) {
    return """
        SET @zone_before_eject = @@session.time_zone;
        SET SESSION time_zone = '+00:00';

        %s

        SET SESSION time_zone = @zone_before_eject;"""
        .formatted(insert);
  }

  private String values(int rank, Row row) {
    String version = row.version();
    DateTimeFormatter format = dialect == SqlDialect.MARIADB ? SECONDS : MICROSECONDS;
    return "(%s, %s, %s, 'SQL', %s, %s, %s, TIMESTAMP '%s', 0, TRUE)"
        .formatted(
            rank,
            version == null ? "NULL" : text(version),
            text(row.description()),
            text(row.script()),
            row.checksum(),
            text(row.installedBy()),
            format.format(row.installedOn()));
  }

  private String index() {
    return "CREATE INDEX %s ON %s (%s);"
        .formatted(name(TABLE + "_s_idx"), table(), name("success"));
  }

  private String table() {
    return schema == null ? name(TABLE) : name(schema) + "." + name(TABLE);
  }

  private String name(String name) {
    return SqlLiteral.name(name, dialect);
  }

  private String text(String value) {
    return SqlLiteral.text(value, dialect);
  }
}
