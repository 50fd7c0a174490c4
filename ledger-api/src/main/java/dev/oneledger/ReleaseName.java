package dev.oneledger;

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

  /** Id, revision and version: {@code rel_8f12 r1 (2.8.0)}. */
  @Override
  public String toString() {
    return id + " r" + revision + " (" + version + ")";
  }
}
