package dev.oneledger.liquibase;

import dev.oneledger.SqlDialect;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the SQL of an ejection differs from product to product. */
enum EjectDialect {
  POSTGRESQL("\"", "timestamp") {
    @Override
    String begin() {
      return "BEGIN;\n";
    }

    @Override
    String beginRows() {
      return "";
    }

    @Override
    String refusal(String table, String condition) {
      return """
          DO $ledger$
          BEGIN
            IF EXISTS (SELECT 1 FROM %s WHERE %s) THEN
              RAISE EXCEPTION '%s';
            END IF;
          END
          $ledger$;
          """
          .formatted(table, condition, ALREADY);
    }

    @Override
    String spelled(String table) {
      return table.toLowerCase(Locale.ROOT);
    }
  },

  MARIADB("`", "datetime") {
    @Override
    String begin() {
      return "";
    }

    @Override
    String beginRows() {
      return "START TRANSACTION;\n";
    }

    @Override
    String refusal(String table, String condition) {
      return """
          DELIMITER //
          BEGIN NOT ATOMIC
            IF EXISTS (SELECT 1 FROM %s WHERE %s) THEN
              SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '%s';
            END IF;
          END //
          DELIMITER ;
          """
          .formatted(table, condition, ALREADY);
    }

    @Override
    String text(String value) {
      return super.text(value.replace("\\", "\\\\"));
    }
  },

  H2("\"", "timestamp") {
    @Override
    String begin() {
      return "";
    }

    @Override
    String beginRows() {
      return "SET AUTOCOMMIT FALSE;\n";
    }

    /** H2 has no statement that fails on demand; a text that is no number does. */
    @Override
    String refusal(String table, String condition) {
      return """
          SELECT CAST(CASE WHEN COUNT(*) = 0 THEN '0' ELSE '%s' END AS int) FROM %s WHERE %s;
          """
          .formatted(ALREADY, table, condition);
    }
  };

  /** What the refusal says. */
  static final String ALREADY =
      "DATABASECHANGELOG already has changesets of this application; nothing was written";

  private final String quote;
  private final String timestamp;

  EjectDialect(String quote, String timestamp) {
    this.quote = quote;
    this.timestamp = timestamp;
  }

  static EjectDialect of(SqlDialect dialect) {
    return switch (dialect) {
      case POSTGRESQL -> POSTGRESQL;
      case MARIADB -> MARIADB;
      case H2 -> H2;
    };
  }

  /** Before anything; empty where definitions end a transaction. */
  abstract String begin();

  /** A statement that fails if the table has a row that meets the condition. */
  abstract String refusal(String table, String condition);

  /** Before the first row. */
  abstract String beginRows();

  String timestamp() {
    return timestamp;
  }

  /** A text as a literal. */
  String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** A table's name in a schema, or in the connection's own if that is null. */
  String name(@Nullable String schema, String table) {
    String spelled = spelled(table);
    return schema == null
        ? spelled
        : quote + schema.replace(quote, quote + quote) + quote + "." + spelled;
  }

  /** As Liquibase spells the table without quotes. */
  String spelled(String table) {
    return table;
  }
}
