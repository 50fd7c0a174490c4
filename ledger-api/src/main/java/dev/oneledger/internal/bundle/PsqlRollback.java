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

  /** The places of the attached migrations in the lineage. */
  private final List<Integer> latestFirst;

  PsqlRollback(BundleContents contents) {
    this.contents = contents;
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
    script.append('\n').append(new PsqlGuard(contents).forRollback()).append(PsqlText.remember());
    latestFirst.forEach(
        place -> script.append('\n').append(step(contents.migrations().get(place))));
    return script.append('\n').append(PsqlText.unlock(release.app())).toString();
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
    String include = "\\ir '" + file + "'\n";
    String body = include + PsqlText.restoreRole() + deleteRow(migration);
    return PsqlText.ask("EXISTS (SELECT FROM %s)".formatted(whereRow(migration)))
        + "\\if :oneledger_due\n\\echo '"
        + migration.id()
        + ": rolling back'\n"
        + (transactional ? "BEGIN;\n" + body + "COMMIT;\n" : body)
        + "\\else\n\\echo '"
        + migration.id()
        + ": is not there'\n\\endif\n";
  }

  private String deleteRow(Migration migration) {
    return "DELETE FROM %s;\n".formatted(whereRow(migration));
  }

  private String whereRow(Migration migration) {
    return "%s WHERE app = %s AND id = %s"
        .formatted(
            PsqlText.QUALIFIED_TABLE,
            PsqlText.literal(contents.release().app()),
            PsqlText.literal(migration.id().canonical()));
  }
}
