package dev.oneledger;

import java.util.Collection;
import java.util.List;

/**
 * A name that nobody knows: of an environment, or of a migration. Nothing was done. The message
 * says which names are near it, or else which there are if they are ten or fewer.
 */
public class UnknownNameException extends LedgerException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 200;

  private final String name;
  private final transient List<String> nearest;

  /**
   * @param what what is named: {@code environment}, {@code migration}
   * @param name the unknown name
   * @param where where it is unknown: {@code in app 'hub'}; empty if that is clear
   * @param known the names that exist there, in any order
   */
  public UnknownNameException(String what, String name, String where, Collection<String> known) {
    super(
        TextTable.visible(
            "Unknown %s '%s'%s: %s."
                .formatted(
                    what, shortened(name), where.isEmpty() ? "" : " " + where, hint(name, known))));
    this.name = name;
    this.nearest = NearestNames.to(name, known);
  }

  /** What is longer is no name that exists. */
  private static String shortened(String name) {
    String line = name.replace('\n', '\ufffd');
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  /**
   * The known names nearest to one, as the end of a sentence: {@code the nearest is staging}. Where
   * none is near, all of them if they are ten or fewer: {@code expected dev, staging}.
   */
  public static String hint(String name, Collection<String> known) {
    return NearestNames.hint(NearestNames.to(name, known), known);
  }

  /** The unknown name. */
  public String name() {
    return name;
  }

  /** Up to three known names near it, the nearest first, ties by name; empty if none is near. */
  public List<String> nearest() {
    return nearest;
  }
}
