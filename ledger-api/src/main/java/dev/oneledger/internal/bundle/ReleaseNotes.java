package dev.oneledger.internal.bundle;

import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.ReleaseName;
import dev.oneledger.spi.BundleContents;
import dev.oneledger.spi.BundleLayout;
import dev.oneledger.spi.LayoutNotes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The notes of a bundle, {@code pr_notes.md}: what changes, how to replay it, how to take it back.
 */
final class ReleaseNotes {
  private static final Map<String, String> ROLLBACKS =
      Map.of(
          PsqlLayout.NAME,
          "psql -X -v environment=staging -f apply/psql/rollback.sql",
          MariaDbLayout.NAME,
          "ENVIRONMENT=staging sh apply/mariadb/rollback.sh --defaults-extra-file=client.cnf DATABASE");

  private final BundleContents contents;
  private final List<BundleLayout> layouts;
  private final List<Integer> attached;

  ReleaseNotes(BundleContents contents, List<BundleLayout> layouts) {
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

  private String replay(BundleLayout layout) {
    String how =
        layout instanceof LayoutNotes notes
            ? notes.notes(contents)
            : "the files for %s.\n".formatted(layout.name());
    return "- `apply/%s/`, %s".formatted(layout.name(), how);
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
    boolean whole = latestFirst.stream().allMatch(pin -> pin.rollbackHash() != null);
    layouts.stream()
        .flatMap(layout -> Optional.ofNullable(ROLLBACKS.get(layout.name())).stream())
        .forEach(
            call ->
                text.append("\n`%s` ".formatted(call))
                    .append(
                        whole
                            ? "does this.\n"
                            : "refuses as long as one of them has no rollback.\n"));
    return text.toString();
  }
}
