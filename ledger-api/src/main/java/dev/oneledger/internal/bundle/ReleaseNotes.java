package dev.oneledger.internal.bundle;

import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.ReleaseName;
import dev.oneledger.spi.BundleContents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The notes of a bundle, {@code pr_notes.md}: what changes, how to replay it, how to take it back.
 */
final class ReleaseNotes {
  private final BundleContents contents;
  private final List<String> layouts;
  private final List<Integer> attached;

  ReleaseNotes(BundleContents contents, List<String> layouts) {
    this.contents = contents;
    this.layouts = layouts;
    this.attached = contents.attachedPlaces();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    ReleaseName release = contents.release();
    text.append(
        """
        # Release %s of %s

        %s, revision %s, cut at %s. It builds on a lineage of %s; %s attached to it.

        ## Changes

        """
            .formatted(
                Markdown.escape(release.version()),
                Markdown.escape(release.app()),
                Markdown.escape(release.id()),
                Integer.toString(release.revision()),
                contents.generated(),
                counted(contents.lineage().pins().size(), "migration", "migrations"),
                counted(attached.size(), "is", "are")));
    attached.forEach(place -> text.append(change(contents.migrations().get(place))));
    text.append("\n## Replay\n\n");
    text.append("Every way applies the whole lineage and skips what is there already.\n\n");
    layouts.forEach(layout -> text.append(replay(layout)));
    text.append("\n## Rollback\n\n").append(rollback());
    return text.toString();
  }

  private static String counted(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private static String change(Migration migration) {
    String file = BundleFile.sqlName(migration.id());
    String comment = Markdown.escape(LeadingComment.of(migration.apply().text(), file));
    return "- `%s`%s%s  \n  `%s`\n"
        .formatted(
            file,
            comment.isEmpty() ? "" : ": " + comment,
            migration.transactional() ? "" : " (outside a transaction)",
            migration.textHash());
  }

  private static String replay(String layout) {
    if (!layout.equals(PsqlLayout.NAME)) {
      return "- `apply/%s/`: the files for %s.\n".formatted(layout, layout);
    }
    return """
    - `apply/psql/`, psql 11 or newer. It keeps what was applied in the table `oneledger_replay`, prints
      a receipt at its end when it is told the environment, and `sed` cuts the receipt out:

          psql -X -v environment=staging -f apply/psql/apply.sql > replay.log
          sed -n '/^format: oneledger-receipt-1$/,$p' replay.log > receipt.yaml
    """;
  }

  private String rollback() {
    List<Lineage.Pin> latestFirst =
        new ArrayList<>(attached.stream().map(contents.lineage().pins()::get).toList());
    Collections.reverse(latestFirst);
    StringBuilder text = new StringBuilder("In this order, the latest migration first:\n\n");
    int number = 1;
    for (Lineage.Pin pin : latestFirst) {
      text.append(number++)
          .append(". ")
          .append(
              pin.rollbackHash() == null
                  ? "`%s` **has no rollback**: restore a backup, or write a migration that undoes it."
                      .formatted(pin.id())
                  : "`%s`".formatted(BundleFile.rollback(pin.id())))
          .append('\n');
    }
    if (layouts.contains(PsqlLayout.NAME)) {
      text.append("\n`psql -X -f apply/psql/rollback.sql` ")
          .append(
              latestFirst.stream().allMatch(pin -> pin.rollbackHash() != null)
                  ? "does this.\n"
                  : "refuses as long as one of them has no rollback.\n");
    }
    return text.toString();
  }
}
