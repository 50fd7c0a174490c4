package dev.oneledger.page;

import dev.oneledger.Approval;
import dev.oneledger.EntryKind;
import dev.oneledger.JournalEntry;
import dev.oneledger.MigrationId;
import dev.oneledger.Release;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.page.LedgerReading.EnvironmentReading;
import dev.oneledger.page.LedgerReading.ReleaseReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The releases: what is attached, the digest of the bundle, who signed and who approved. */
final class ReleaseCards {
  /** How the entry of a bundle begins that was verified without any signature. */
  private static final String UNSIGNED = "none";

  private final Html html;
  private final LedgerReading reading;

  ReleaseCards(Html html, LedgerReading reading) {
    this.html = html;
    this.reading = reading;
  }

  /** The newest first. */
  void write() {
    html.open("section", "aria-labelledby", "releases").element("h2", "Releases", "id", "releases");
    List<ReleaseReading> releases = reading.releases();
    if (releases.isEmpty()) {
      html.element("p", "No release was cut so far.", "class", "quiet");
    }
    for (int i = releases.size() - 1; i >= 0; i--) {
      release(releases.get(i));
    }
    html.close();
  }

  private void release(ReleaseReading read) {
    Release release = read.release();
    html.open("article", "class", "card release")
        .open("h3")
        .name(release.name().version())
        .text(" ");
    html.open("span", "class", "mode").code(release.name().id());
    html.text(" revision " + release.name().revision()).close().close();
    html.open("dl");
    html.element("dt", "Cut").open("dd").time(release.cutAt()).close();
    attached(release);
    html.element("dt", "Bundle").open("dd").code(release.bundleDigest().toString()).close();
    html.element("dt", "Lineage").open("dd").code(release.lineage().digest().toString());
    html.text(" (" + Words.counted(release.lineage().pins().size(), "migration") + ")").close();
    conditions(release.conditions());
    assigned(release);
    signatures(release);
    read.approvals().forEach(this::approval);
    html.close().close();
  }

  private void attached(Release release) {
    html.element("dt", "Attached").open("dd").open("ul", "class", "ids", "role", "list");
    for (MigrationId id : release.attached()) {
      html.open("li").code(id.toString()).close();
    }
    html.close().close();
  }

  private void conditions(ReleaseConditions conditions) {
    Instant expires = conditions.expires();
    if (expires != null) {
      html.element("dt", "Expires").open("dd").time(expires).close();
    }
    if (!conditions.environments().isEmpty()) {
      html.element("dt", "Only for");
      html.element("dd", String.join(", ", conditions.environments()));
    }
    ReleaseConditions.Prefix requires = conditions.requires();
    if (requires != null) {
      html.element("dt", "Requires").open("dd").code(requires.release()).close();
    }
  }

  private void assigned(Release release) {
    List<String> environments = new ArrayList<>();
    for (EnvironmentReading environment : reading.environments()) {
      if (environment.journal() != null
          && environment.journal().entries().stream()
              .anyMatch(entry -> entry.kind() == EntryKind.ASSIGNED && isAbout(entry, release))) {
        environments.add(environment.column().environment());
      }
    }
    if (!environments.isEmpty()) {
      html.element("dt", "Assigned to").element("dd", String.join(", ", environments));
    }
  }

  private static boolean isAbout(JournalEntry entry, Release release) {
    return release.name().id().equals(entry.detail("release"))
        && Integer.toString(release.name().revision()).equals(entry.detail("revision"));
  }

  /** Signatures lie beside a bundle's zip; the ledger has those that were verified on import. */
  private void signatures(Release release) {
    html.element("dt", "Signatures").open("dd");
    List<JournalEntry> verified =
        reading.journal().entries().stream()
            .filter(entry -> entry.kind() == EntryKind.VERIFIED)
            .filter(entry -> release.name().toString().equals(entry.detail("release")))
            .toList();
    if (verified.isEmpty()) {
      html.element("span", "none verified by this ledger", "class", "quiet");
    }
    verified.forEach(this::verified);
    html.close();
  }

  private void verified(JournalEntry entry) {
    String keys = Objects.requireNonNullElse(entry.detail("keys"), UNSIGNED);
    boolean isSigned = !keys.startsWith(UNSIGNED);
    html.open("div").text("verified ").time(entry.stamp().at()).text(" by ");
    html.name(entry.stamp().who()).text(isSigned ? ":" : ": ");
    if (isSigned) {
      html.open("ul", "role", "list");
      for (String key : keys.split("; ", -1)) {
        html.open("li").code(key).close();
      }
      html.close();
    } else {
      html.element("span", "not signed, its digest was known", "class", "unsigned");
    }
    html.close();
  }

  private void approval(Approval approval) {
    html.element("dt", "Approved").open("dd").time(approval.at()).text(" by ");
    html.name(approval.who()).text(": ").text(approval.why()).close();
  }
}
