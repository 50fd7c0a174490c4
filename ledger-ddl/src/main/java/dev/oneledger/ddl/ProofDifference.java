package dev.oneledger.ddl;

/**
 * One thing that is not as it should be after a step of a proof.
 *
 * @param kind what it is, as in {@code column}, {@code index}, {@code rows} of a table or {@code
 *     position} of a sequence
 * @param object its name with schema, quoted where needed
 * @param property what of it differs, as in {@code default}; empty where the object as a whole is
 *     missing or too much
 * @param expected what should be there
 * @param found what is there
 */
public record ProofDifference(
    String kind, String object, String property, String expected, String found) {
  private static final int LONGEST = 160;

  /** One line: what, and both values, long ones shortened. */
  @Override
  public String toString() {
    String what = property.isEmpty() ? "" : ", " + property;
    return "%s %s%s: expected %s, found %s"
        .formatted(kind, object, what, shortened(expected), shortened(found));
  }

  private static String shortened(String value) {
    String line = value.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
