package dev.oneledger.jdbc.internal.history;

import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids of ours from what other tools record. Internal: may change in any release. */
public final class HistoryIds {
  private static final Pattern NOT_IN_A_SLUG = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_.-]");
  private static final Pattern EXTENSION =
      Pattern.compile("\\.(sql|[cm]?[jt]s|coffee|py|php|rb|exs?)$", Pattern.CASE_INSENSITIVE);
  private static final Pattern DASH_AFTER_NUMBER = Pattern.compile("^(\\d+)-(?=\\D)");
  private static final int LONGEST_SLUG = 200;

  private HistoryIds() {}

  /** An id from a revision and a description; null if the revision is none. */
  public static @Nullable MigrationId versioned(String revision, String description) {
    return Revision.isRevision(revision)
        ? MigrationId.versioned(Revision.parse(revision), slug(description))
        : null;
  }

  /**
   * An id from a name such as {@code 144_x}, {@code 144-x.js}, {@code db/V144__x.sql} or {@code
   * R__x.sql}; null if it has no revision.
   */
  public static @Nullable MigrationId named(String name) {
    String plain = EXTENSION.matcher(lastPart(name)).replaceFirst("");
    try {
      return MigrationId.parse(slug(DASH_AFTER_NUMBER.matcher(plain).replaceFirst("$1_")));
    } catch (LedgerException noRevision) {
      // The parser alone knows which names have a revision; its refusal is the answer here.
      return null;
    }
  }

  /** A description as a slug: blanks and characters that no slug has become {@code _}. */
  public static String slug(String description) {
    String slug = NOT_IN_A_SLUG.matcher(description).replaceAll("_");
    return slug.length() > LONGEST_SLUG ? slug.substring(0, LONGEST_SLUG) : slug;
  }

  /** What follows the last slash or backslash. */
  public static String lastPart(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
