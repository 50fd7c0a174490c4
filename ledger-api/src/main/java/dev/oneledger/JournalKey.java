package dev.oneledger;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which journal: the ledger's own for an app, the ledger's for one environment (what was decided
 * about it or seen of it), or the environment journal kept in a managed environment's database.
 *
 * @param app the application's name
 * @param journal {@code ledger}, {@code ledger:<environment>}, {@code environment:<environment>},
 *     or {@code copy:<environment>} for the ledger's copy of an environment journal; {@code
 *     copy:<environment>#2} and so on for those of later generations
 */
public record JournalKey(String app, String journal) implements Comparable<JournalKey> {
  private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._/-]{0,99}";
  private static final int LONGEST = 100;
  private static final String LEDGER = "ledger";
  private static final String ENVIRONMENT = "environment";
  private static final String COPY = "copy";
  private static final char GENERATION = '#';

  /** The journal of the app as a whole: registered texts and releases. */
  public static JournalKey ledger(String app) {
    return new JournalKey(app, LEDGER);
  }

  /** The ledger's journal about one environment. */
  public static JournalKey ledger(String app, String environment) {
    return new JournalKey(app, LEDGER + ":" + environment);
  }

  /** The journal of what happened in a managed environment's database. */
  public static JournalKey environment(String app, String environment) {
    return new JournalKey(app, ENVIRONMENT + ":" + environment);
  }

  /**
   * Where a ledger store keeps its copy of an environment journal. The copied entries keep the key
   * of the journal itself.
   *
   * @param generation from 1; the next begins where the journal no longer continues its copy, as
   *     after a restore from a backup
   */
  public static JournalKey copy(String app, String environment, int generation) {
    String name = COPY + ":" + environment;
    return new JournalKey(app, generation == 1 ? name : name + GENERATION + generation);
  }

  /** The environment's name, or null for the journal of the app as a whole. */
  public @Nullable String environmentName() {
    int colon = journal.indexOf(':');
    int end = isCopy() ? journal.indexOf(GENERATION) : -1;
    return colon < 0 ? null : journal.substring(colon + 1, end < 0 ? journal.length() : end);
  }

  /** Whether this is the journal of a managed environment's database. */
  public boolean isEnvironmentJournal() {
    return journal.startsWith(ENVIRONMENT + ":");
  }

  /** Whether this is the ledger's copy of an environment journal. */
  public boolean isCopy() {
    return journal.startsWith(COPY + ":");
  }

  /**
   * Checks the name of an app or environment.
   *
   * @return the name
   * @throws LedgerException unless it is 1 to 100 letters, digits, blanks, {@code . _ / -},
   *     beginning with a letter or digit
   */
  static String checkedName(String what, String name) {
    if (!isUsual(name) && !Pattern.matches(NAME, name)) {
      throw new LedgerException(
          "The name of %s, '%s', cannot be used: expected 1 to 100 letters, digits, blanks or . _ / - beginning with a letter or digit."
              .formatted(what, name));
    }
    return name;
  }

  /** Lower case letters and digits alone, as most names are: told without a pattern. */
  private static boolean isUsual(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (i > 0 && c == '-'))) {
        return false;
      }
    }
    return !name.isEmpty() && name.length() <= LONGEST;
  }

  // Written out: a record's own would be linked at the first use, in every start.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JournalKey that && app.equals(that.app) && journal.equals(that.journal);
  }

  @Override
  public int hashCode() {
    return 31 * app.hashCode() + journal.hashCode();
  }

  @Override
  public int compareTo(JournalKey other) {
    int byApp = app.compareTo(other.app);
    return byApp != 0 ? byApp : journal.compareTo(other.journal);
  }

  @Override
  public String toString() {
    return app + " " + journal;
  }
}
