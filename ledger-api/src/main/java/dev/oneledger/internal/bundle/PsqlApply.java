package dev.oneledger.internal.bundle;

import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.ReleaseName;
import dev.oneledger.spi.BundleContents;
import java.util.List;

/** The script {@code apply/psql/apply.sql}. */
final class PsqlApply {
  private final BundleContents contents;
  private final String app;

  PsqlApply(BundleContents contents) {
    this.contents = contents;
    this.app = PsqlText.literal(contents.release().app());
  }

  String text() {
    ReleaseName release = contents.release();
    StringBuilder script =
        new StringBuilder(
            PsqlText.preamble(
                "Replays release %s of %s.".formatted(release, release.app()),
                "psql -X -v environment=staging -f apply/psql/apply.sql"));
    script.append('\n').append(new PsqlGuard(contents).forApply()).append(PsqlText.remember());
    List<Migration> migrations = contents.migrations();
    for (int i = 0; i < migrations.size(); i++) {
      script.append('\n').append(step(migrations.get(i), i + 1));
    }
    return script.append('\n').append(PsqlText.unlock(release.app())).append(receipt()).toString();
  }

  private String step(Migration migration, int place) {
    String label = "[%s/%s] %s".formatted(place, contents.migrations().size(), migration.id());
    String include = "\\ir '" + ClientTexts.applyFile(migration.id()) + "'\n";
    return PsqlText.ask(isDue(migration))
        + "\\if :oneledger_due\n"
        + "\\echo '"
        + label
        + ": applying'\n"
        + (migration.transactional()
            ? "BEGIN;\n" + include + PsqlText.restoreRole() + row(migration) + "COMMIT;\n"
            : include + PsqlText.restoreRole() + row(migration))
        + "\\else\n"
        + "\\echo '"
        + label
        + ": is there'\n"
        + "\\endif\n";
  }

  private String isDue(Migration migration) {
    String sameText =
        migration.id().isRepeatable()
            ? " AND text_hash = " + PsqlText.literal(migration.textHash().toString())
            : "";
    return "NOT EXISTS (SELECT FROM %s WHERE app = %s AND id = %s%s)"
        .formatted(
            PsqlText.QUALIFIED_TABLE, app, PsqlText.literal(migration.id().canonical()), sameText);
  }

  private String row(Migration migration) {
    String again =
        migration.id().isRepeatable()
            ? """

                ON CONFLICT (app, id) DO UPDATE
                  SET text_hash = excluded.text_hash, release = excluded.release,
                    sequence = excluded.sequence, revision = excluded.revision,
                    attached = excluded.attached, applied_at = now()"""
            : "";
    return """
    INSERT INTO %s (app, id, text_hash, release, sequence, revision, attached)
      VALUES (%s, %s, %s, %s, %s, %s, %s)%s;
    """
        .formatted(
            PsqlText.QUALIFIED_TABLE,
            app,
            PsqlText.literal(migration.id().canonical()),
            PsqlText.literal(migration.textHash().toString()),
            PsqlText.literal(PsqlText.release(contents.release())),
            Integer.toString(contents.release().sequence()),
            Integer.toString(contents.release().revision()),
            Boolean.toString(contents.attached().contains(migration.id())),
            again);
  }

  /** Everything in it holds here: the guard and the steps saw to it. */
  private String receipt() {
    StringBuilder lines = new StringBuilder();
    lines.append(
        """
        \\if :{?environment}
        SELECT to_json(:'environment'::text)::text AS oneledger_environment,
          to_json('psql ' || :'VERSION_NAME'::text)::text AS oneledger_tool,
          to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS oneledger_at
        \\gset
        """);
    ReceiptText.head(contents.release(), contents.lineage().digest())
        .lines()
        .forEach(line -> lines.append(echo(line)));
    lines.append("\\echo 'environment:' :oneledger_environment\n");
    lines.append("\\echo 'tool:' :oneledger_tool\n");
    lines.append("\\echo 'at:' :oneledger_at\n");
    lines.append(echo("applied:"));
    for (Lineage.Pin pin : contents.lineage().pins()) {
      lines.append(echo(ReceiptText.line(pin.id(), pin.textHash())));
    }
    return lines.append("\\endif\n").toString();
  }

  private static String echo(String line) {
    return "\\echo " + PsqlText.argument(line) + "\n";
  }
}
