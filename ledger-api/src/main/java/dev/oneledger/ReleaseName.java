package dev.oneledger;

import java.util.regex.Pattern;

/**
 * Which release, and which revision of it.
 *
 * @param app the application
 * @param id the release's id, such as {@code rel_8f12}
 * @param version the version people know it by, such as {@code 2.8.0}
 * @param sequence its place among the app's releases, from 1
 * @param revision how often it was cut, from 1; a later one supersedes the earlier
 */
public record ReleaseName(String app, String id, String version, int sequence, int revision) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern VERSION =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._+/-]{0,99}");

  /**
   * Checks id and version, which stand in file names and manifests.
   *
   * @throws LedgerException if one of them has other characters than allowed
   */
  public ReleaseName {
    check("id", id, ID, "letters a to z, digits, '.', '_' or '-'");
    check("version", version, VERSION, "letters, digits, blanks, '.', '_', '+', '/' or '-'");
  }

  private static void check(String what, String value, Pattern form, String allowed) {
    if (!form.matcher(value).matches()) {
      throw new LedgerException(
          "A release cannot have the %s '%s': expected 1 to 100 %s, a letter or digit first."
              .formatted(what, TextTable.visible(value), allowed));
    }
  }

  /** Id, revision and version: {@code rel_8f12 r1 (2.8.0)}. */
  @Override
  public String toString() {
    return id + " r" + revision + " (" + version + ")";
  }
}
