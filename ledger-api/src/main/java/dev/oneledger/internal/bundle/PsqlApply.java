package dev.oneledger.internal.bundle;

import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.ReleaseName;
import dev.oneledger.spi.BundleContents;
import java.util.List;

/** The script {@code apply/psql/apply.sql}. */
final class PsqlApply {
  private final BundleContents contents;
  private final PsqlRows rows;

  PsqlApply(BundleContents contents) {
    this.contents = contents;
    this.rows = new PsqlRows(contents);
  }

  String text() {
    ReleaseName release = contents.release();
    StringBuilder script =
        new StringBuilder(
            PsqlText.preamble(
                "Replays release %s of %s.".formatted(release, release.app()),
                "psql -X -v environment=staging -f apply/psql/apply.sql"));
    script
        .append('\n')
        .append(new PsqlGuard(contents).forApply())
        .append(PsqlSession.remember(release.app()));
    List<Migration> migrations = contents.migrations();
    for (int i = 0; i < migrations.size(); i++) {
      script.append('\n').append(step(migrations.get(i), i + 1));
    }
    return script
        .append('\n')
        .append(PsqlSession.before("at the end"))
        .append(PsqlSession.unlock())
        .append(receipt())
        .toString();
  }

  private String step(Migration migration, int place) {
    String label = "[%s/%s] %s".formatted(place, contents.migrations().size(), migration.id());
    return PsqlSession.before(label)
        + "SELECT "
        + rows.isDue(migration)
        + " AS oneledger_due\n\\gset\n\\if :oneledger_due\n"
        + echo(label + ": applying")
        + (migration.transactional() ? inTransaction(migration) : statementByStatement(migration))
        + "\\else\n"
        + echo(label + ": is there")
        + "\\endif\n";
  }

  private String inTransaction(Migration migration) {
    return "BEGIN;\n"
        + include(migration)
        + PsqlSession.after()
        + rows.insert(migration, PsqlRows.APPLIED)
        + "COMMIT;\n";
  }

  private String statementByStatement(Migration migration) {
    return rows.insert(migration, PsqlRows.STARTED)
        + include(migration)
        + PsqlSession.after()
        + PsqlIndexes.include()
        + rows.finish(migration);
  }

  private static String include(Migration migration) {
    return "\\ir '" + ClientTexts.applyFile(migration.id()) + "'\n";
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
