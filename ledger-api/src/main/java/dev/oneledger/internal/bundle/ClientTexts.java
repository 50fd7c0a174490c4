package dev.oneledger.internal.bundle;

import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.spi.BundleContents;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The texts that a database's own client includes: the lineage's to apply, and those that take the
 * attached migrations back.
 */
final class ClientTexts {
  private final String layout;
  private final Function<SqlText, String> body;

  /**
   * Texts for one layout.
   *
   * @param body what the client is given of a text; throws {@link LedgerException} where it could
   *     not run it as it is meant
   */
  ClientTexts(String layout, Function<SqlText, String> body) {
    this.layout = layout;
    this.body = body;
  }

  void addTo(SortedMap<String, Supplier<String>> files, BundleContents contents) {
    List<Lineage.Pin> pins = contents.lineage().pins();
    List<Migration> migrations = contents.migrations();
    for (int i = 0; i < pins.size(); i++) {
      int place = i;
      MigrationId id = pins.get(i).id();
      files.put(applyFile(id), () -> text(migrations.get(place).apply(), BundleFile.sql(id)));
      if (contents.isAttached(id) && pins.get(i).rollbackHash() != null) {
        files.put(rollbackFile(id), () -> rollback(migrations.get(place)));
      }
    }
  }

  private String rollback(Migration migration) {
    return text(Objects.requireNonNull(migration.rollback()), BundleFile.rollback(migration.id()));
  }

  private String text(SqlText text, String file) {
    try {
      return body.apply(text);
    } catch (LedgerException e) {
      throw new LedgerException(
          "The %s layout cannot replay '%s' faithfully: %s".formatted(layout, file, e.getMessage()),
          e);
    }
  }

  static String applyFile(MigrationId id) {
    return "migrations/" + BundleFile.sqlName(id);
  }

  static String rollbackFile(MigrationId id) {
    return "rollbacks/" + BundleFile.rollbackName(id);
  }
}
