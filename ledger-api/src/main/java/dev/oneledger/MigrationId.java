package dev.oneledger;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a migration: {@code 144_customer_health_score} for a versioned one (revision 144,
 * slug {@code customer_health_score}), {@code R__active_customers} for a repeatable one, whose key
 * is its name.
 *
 * <p>Order: versioned before repeatable, versioned by revision, repeatable by name.
 *
 * @param revision the ordering number; absent exactly for repeatable migrations
 * @param slug what the migration is about; letters, digits, {@code _}, {@code -} and {@code .}; may
 *     be empty for a versioned migration
 */
public record MigrationId(@Nullable Revision revision, String slug)
    implements Comparable<MigrationId> {

  private static final Pattern SLUG = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.-]*");
  private static final String REPEATABLE = "R__";
  private static final int LONGEST = 200;

  public MigrationId {
    if (slug.length() > LONGEST || !(isPlain(slug) || SLUG.matcher(slug).matches())) {
      throw new LedgerException(
          "Migration name '%s' cannot be used: expected at most %s letters, digits, '_', '-' or '.'."
              .formatted(slug, LONGEST));
    }
    if (revision == null && slug.isEmpty()) {
      throw new LedgerException(
          "A repeatable migration needs a name: expected R__name, found an empty name.");
    }
  }

  /** Whether it has the usual characters alone, which is told without the pattern. */
  private static boolean isPlain(String slug) {
    for (int i = 0; i < slug.length(); i++) {
      char c = slug.charAt(i);
      boolean usual = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
      if (!usual) {
        return false;
      }
    }
    return true;
  }

  /** A versioned migration's id; blanks in the slug become {@code _}. */
  public static MigrationId versioned(Revision revision, String slug) {
    return new MigrationId(revision, slug.replace(' ', '_'));
  }

  /** A repeatable migration's id; blanks in the name become {@code _}. */
  public static MigrationId repeatable(String name) {
    return new MigrationId(null, name.replace(' ', '_'));
  }

  /**
   * Reads {@code 144_slug}, {@code 144__slug}, {@code V144__slug}, {@code 1_10_slug}, {@code
   * 2024-10-25-112826_slug}, {@code 144} or {@code R__name}.
   *
   * <p>With a single underscore the revision is every leading part that is all digits; a double
   * underscore after it ends it wherever it stands. Further on, as in {@code 144_a__b}, a double
   * underscore is part of the slug.
   *
   * @throws LedgerException if no revision can be read
   */
  public static MigrationId parse(String text) {
    if (text.startsWith(REPEATABLE)) {
      return repeatable(text.substring(REPEATABLE.length()));
    }
    String body = text.length() > 1 && isVersionMark(text) ? text.substring(1) : text;
    int doubled = body.indexOf("__");
    boolean explicit = doubled > 0 && Revision.isRevision(body.substring(0, doubled));
    int end = explicit ? doubled : endOfLeadingDigits(body);
    String revision = body.substring(0, end);
    if (!Revision.isRevision(revision)) {
      throw new LedgerException(
          "Migration name '%s' has no revision: expected digits first, such as 144_%s, or R__ for a repeatable one."
              .formatted(text, text));
    }
    int slug = Math.min(body.length(), end + (explicit ? 2 : 1));
    return versioned(Revision.parse(revision), body.substring(slug));
  }

  private static boolean isVersionMark(String text) {
    char first = text.charAt(0);
    return (first == 'V' || first == 'v') && Character.isDigit(text.charAt(1));
  }

  private static int endOfLeadingDigits(String body) {
    int end = 0;
    while (end < body.length()) {
      int next = body.indexOf('_', end + (end == 0 ? 0 : 1));
      int stop = next < 0 ? body.length() : next;
      if (!Revision.isRevision(body.substring(0, stop))) {
        break;
      }
      end = stop;
    }
    return end;
  }

  /** Whether this names a repeatable migration. */
  public boolean isRepeatable() {
    return revision == null;
  }

  @Override
  public int compareTo(MigrationId other) {
    if (revision == null || other.revision == null) {
      int repeatableLast = Boolean.compare(revision == null, other.revision == null);
      return repeatableLast != 0 ? repeatableLast : slug.compareTo(other.slug);
    }
    int byRevision = revision.compareTo(other.revision);
    return byRevision != 0 ? byRevision : slug.compareTo(other.slug);
  }

  /** The one text that equal ids share, whatever the spelling of the revision. */
  public String canonical() {
    return text(revision == null ? "" : revision.canonical());
  }

  /** The id as it was written; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return text(revision == null ? "" : revision.toString());
  }

  private String text(String revisionText) {
    if (revision == null) {
      return REPEATABLE + slug;
    }
    if (slug.isEmpty()) {
      return revisionText;
    }
    int part = slug.indexOf('_');
    boolean digitsFirst = Revision.isRevision(part < 0 ? slug : slug.substring(0, part));
    boolean separated = digitsFirst || slug.startsWith("_") || slug.contains("__");
    return revisionText + (separated ? "__" : "_") + slug;
  }
}
