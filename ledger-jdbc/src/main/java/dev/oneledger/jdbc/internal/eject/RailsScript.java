package dev.oneledger.jdbc.internal.eject;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.Segment;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.spi.EjectedMigration;
import dev.oneledger.spi.SqlStatement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A migration as a class of Rails that executes its statements one by one. Internal: may change in
 * any release.
 *
 * @param fileName the file's name, which Rails takes version and class name from
 * @param text the file
 */
public record RailsScript(String fileName, String text) {
  /** The oldest version of Active Record that newer ones still understand. */
  private static final String SUPERCLASS = "ActiveRecord::Migration[6.1]";

  /**
   * Makes the file.
   *
   * @param names class names in use, to which this one is added: Rails refuses two of one name
   * @throws LedgerException if a text has transaction control besides one outer BEGIN and COMMIT,
   *     or needs psql
   */
  public static RailsScript of(
      String version, EjectedMigration applied, SqlDialect dialect, Set<String> names) {
    String name = name(applied.id());
    while (!names.add(className(name))) {
      name = name + "_" + version;
    }
    return new RailsScript(
        "%s_%s.rb".formatted(version, name), script(className(name), applied, dialect));
  }

  private static String name(MigrationId id) {
    String name = id.slug().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    String plain = name.replaceAll("^_+|_+$", "");
    return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "migration_" + plain : plain;
  }

  private static String className(String name) {
    return Arrays.stream(name.split("_"))
        .filter(part -> !part.isEmpty())
        .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
        .collect(Collectors.joining());
  }

  private static String script(String className, EjectedMigration applied, SqlDialect dialect) {
    Migration migration = applied.migration();
    boolean transactional = migration == null || migration.transactional();
    return """
        class %s < %s
        %s  def up
        %s  end

          def down
        %s  end
        end
        """
        .formatted(
            className,
            SUPERCLASS,
            transactional ? "" : "  disable_ddl_transaction!\n\n",
            migration == null
                ? "    raise \"The text of this migration is not known to the ledger: put it here.\"\n"
                : executed(migration.id(), migration.apply(), dialect),
            down(migration, dialect));
  }

  private static String down(@Nullable Migration migration, SqlDialect dialect) {
    SqlText rollback = migration == null ? null : migration.rollback();
    return migration == null || rollback == null
        ? "    raise ActiveRecord::IrreversibleMigration\n"
        : executed(migration.id(), rollback, dialect);
  }

  private static String executed(MigrationId id, SqlText text, SqlDialect dialect) {
    SqlScript script = SqlSplitter.split(text.text(), dialect);
    boolean copyData =
        script.segments().stream().anyMatch(segment -> segment.kind() == Segment.Kind.COPY_DATA);
    if (copyData || !script.psqlCommands().isEmpty()) {
      throw new LedgerException(
          "Migration %s cannot be handed over to Rails as it is: it has %s, which only psql can run."
              .formatted(id, copyData ? "data lines after COPY" : "backslash commands"));
    }
    return OuterTransaction.strip(script).statements().stream()
        .map(SqlStatement::text)
        .map(RailsScript::executed)
        .collect(Collectors.joining());
  }

  /** In a here document in quotes, in which nothing is escaped or replaced. */
  private static String executed(String statement) {
    String end = "SQL";
    while (statement.lines().anyMatch(end::equals)) {
      end = end + "_";
    }
    return "    execute <<'%s'\n%s\n%s\n".formatted(end, statement, end);
  }
}
