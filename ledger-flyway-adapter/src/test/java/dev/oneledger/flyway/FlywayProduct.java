package dev.oneledger.flyway;

import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestH2;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.util.List;
import java.util.function.Supplier;

/** The databases that the real Flyway is run on. */
enum FlywayProduct {
  POSTGRESQL(SqlDialect.POSTGRESQL, '"', TestPostgres::freshDatabase),
  MARIADB(SqlDialect.MARIADB, '`', TestMariaDb::freshDatabase),
  H2(SqlDialect.H2, '"', TestH2::freshDatabase);

  final SqlDialect dialect;
  private final char quote;
  private final Supplier<ScratchDatabase> fresh;

  FlywayProduct(SqlDialect dialect, char quote, Supplier<ScratchDatabase> fresh) {
    this.dialect = dialect;
    this.quote = quote;
    this.fresh = fresh;
  }

  ScratchDatabase freshDatabase() {
    return fresh.get();
  }

  /** Flyway spells its table in lower case and quotes it. */
  String quoted(String name) {
    return quote + name + quote;
  }

  /** How the database describes Flyway's table: columns, key and index. */
  List<String> definition(ScratchDatabase database) {
    return switch (this) {
      case POSTGRESQL ->
          database.query(
              """
              SELECT concat_ws(' ', column_name, ordinal_position, data_type, character_maximum_length, is_nullable, column_default)
                FROM information_schema.columns WHERE table_name = 'flyway_schema_history'
              UNION ALL
              SELECT indexdef FROM pg_indexes WHERE tablename = 'flyway_schema_history'
              UNION ALL
              SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'flyway_schema_history'::regclass
               ORDER BY 1""");
      case MARIADB ->
          database.rows("SHOW CREATE TABLE flyway_schema_history").stream()
              .map(row -> row.get(1))
              .toList();
      case H2 ->
          database.query("SCRIPT NODATA").stream()
              .filter(line -> line.contains("flyway_schema_history"))
              .map(line -> line.replaceFirst("-- \\d+", "--"))
              .toList();
    };
  }
}
