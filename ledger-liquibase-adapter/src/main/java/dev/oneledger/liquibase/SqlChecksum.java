package dev.oneledger.liquibase;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.liquibase.SqlChange.Manner;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The MD5SUM of a changeset that is one SQL text.
 *
 * <p>Our text may be that SQL, or a formatted SQL changelog that has the changeset. Of plain SQL
 * nobody says how Liquibase took it apart, which version 8 sums: the manners that need no attribute
 * are tried, and the verdict names the one that matches.
 *
 * @param stored the sum in the table
 * @param version how it was computed
 * @param key the changeset
 * @param theirs the same in their files, if they are at hand
 */
record SqlChecksum(String stored, SumVersion version, ChangesetKey key, @Nullable Changeset theirs)
    implements HistoryChecksum {
  private static final List<Manner> USUAL =
      List.of(
          Manner.FORMATTED,
          Manner.ELEMENT,
          Manner.PLAIN_FILE,
          Manner.FORMATTED.splitting(false),
          Manner.FORMATTED.endingBy(";"));

  @Override
  public Verdict judge(Migration ours, List<Migration> ordered) {
    String text = ours.apply().text();
    return FormattedChangelog.isOne(text)
        ? asChangelog(text, ours.origin())
        : firstMatch(readings(text));
  }

  private Verdict asChangelog(String text, String origin) {
    List<Changeset> changesets;
    try {
      changesets = FormattedChangelog.read(text, origin, origin);
    } catch (LedgerException broken) {
      return Verdict.notVerifiable("our text cannot be read: " + broken.getMessage());
    }
    return changesets.stream()
        .filter(changeset -> key.isNamed(changeset.key().id(), changeset.key().author()))
        .findFirst()
        .map(changeset -> firstMatch(changeset.changes()))
        .orElseGet(
            () ->
                Verdict.notVerifiable(
                    "our text is a changelog without the changeset %s:%s"
                        .formatted(key.author(), key.id())));
  }

  private Verdict firstMatch(List<SqlChange> readings) {
    for (SqlChange reading : readings) {
      if (version.of(reading).equals(stored)) {
        return compare(reading);
      }
    }
    SqlChange usual = readings.get(0);
    return usual.sql().contains(Changeset.PLACEHOLDER)
        ? Verdict.notVerifiable(
            "our text has ${...}, and Liquibase summed it with the properties put in")
        : compare(usual);
  }

  private Verdict compare(SqlChange ours) {
    return Verdict.compare(version.nameOf(ours.manner()), stored, version.of(ours))
        .limitedBy(version.limits());
  }

  private List<SqlChange> readings(String text) {
    Stream<Manner> manners =
        theirs == null
            ? USUAL.stream()
            : Stream.concat(theirs.changes().stream().map(SqlChange::manner), USUAL.stream());
    String trimmed = text.trim();
    return Stream.concat(
            manners.distinct().map(manner -> new SqlChange(trimmed, manner)),
            WrittenScript.made(text))
        .toList();
  }
}
