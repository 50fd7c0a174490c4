package dev.oneledger.internal.bundle;

import dev.oneledger.Migration;
import dev.oneledger.ReleaseName;
import dev.oneledger.internal.sql.TransactionChoice;
import dev.oneledger.spi.BundleContents;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** The script {@code apply/psql/rollback.sql}. */
final class PsqlRollback {
  private final BundleContents contents;
  private final PsqlRows rows;

  /** The places of the attached migrations in the lineage. */
  private final List<Integer> latestFirst;

  PsqlRollback(BundleContents contents) {
    this.contents = contents;
    this.rows = new PsqlRows(contents);
    this.latestFirst = contents.attachedPlaces();
    Collections.reverse(latestFirst);
  }

  String text() {
    ReleaseName release = contents.release();
    String preamble =
        PsqlText.preamble(
            "Takes back what release %s of %s attached.".formatted(release, release.app()),
            "psql -X -v environment=staging -f apply/psql/rollback.sql");
    List<String> without =
        latestFirst.stream()
            .map(contents.lineage().pins()::get)
            .filter(pin -> pin.rollbackHash() == null)
            .map(pin -> pin.id().toString())
            .toList();
    if (!without.isEmpty()) {
      return preamble + '\n' + refuse(without);
    }
    StringBuilder script = new StringBuilder(preamble);
    script
        .append('\n')
        .append(new PsqlGuard(contents).forRollback())
        .append(PsqlSession.remember(release.app()));
    latestFirst.forEach(
        place -> script.append('\n').append(step(contents.migrations().get(place))));
    return script.append('\n').append(PsqlSession.unlock()).toString();
  }

  private static String refuse(List<String> without) {
    return PsqlText.block(
        """
        BEGIN
          RAISE EXCEPTION 'Nothing was rolled back: no rollback for %%.', %s
            USING HINT = 'Restore a backup, or write a migration that undoes it.';
        END
        """
            .formatted(PsqlText.literal(String.join(", ", without))));
  }

  private String step(Migration migration) {
    String file = ClientTexts.rollbackFile(migration.id());
    boolean transactional =
        TransactionChoice.isTransactional(Objects.requireNonNull(migration.rollback()), file);
    String body = "\\ir '" + file + "'\n" + PsqlSession.after() + rows.delete(migration);
    return PsqlSession.before(migration.id().toString())
        + look(migration)
        + "\\if :oneledger_due\n\\echo '"
        + migration.id()
        + ": rolling back'\n"
        + (transactional ? "BEGIN;\n" + body + "COMMIT;\n" : rows.beginUndoing(migration) + body)
        + "\\elif :oneledger_there\n\\echo '"
        + migration.id()
        + ": stays, since it came with' :oneledger_release\n\\else\n\\echo '"
        + migration.id()
        + ": is not there'\n\\endif\n";
  }

  private String look(Migration migration) {
    return """
    SELECT %s AS oneledger_due,
      %2$s IS NOT NULL AS oneledger_there,
      coalesce(%2$s, '') AS oneledger_release
    \\gset
    """
        .formatted(rows.isOurs(migration), rows.releaseOf(migration));
  }
}
