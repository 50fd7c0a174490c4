package dev.oneledger.liquibase;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What names a changeset: its file, id and author.
 *
 * @param path the file as Liquibase compares it; see {@link #normalised}
 * @param id its id as it is written
 * @param author its author as it is written
 */
record ChangesetKey(String path, String id, String author) {
  private static final Pattern NOT_PART_OF_A_PATH =
      Pattern.compile("^(?:classpath\\*?:)?(?:[a-z]:)?/*", Pattern.CASE_INSENSITIVE);

  ChangesetKey {
    path = normalised(path);
  }

  /** What two spellings of one changeset share: Liquibase compares without letter case. */
  String identity() {
    return toString().toLowerCase(Locale.ROOT);
  }

  /** Whether these are the same id and author, whatever the file. */
  boolean isNamed(String otherId, String otherAuthor) {
    return id.equalsIgnoreCase(otherId) && author.equalsIgnoreCase(otherAuthor);
  }

  /** The file's own name, without folders. */
  String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * A path as Liquibase compares it: forward slashes, no {@code classpath:}, drive letter or
   * leading slash, no {@code .} and {@code ..} that can be resolved.
   */
  static String normalised(String path) {
    String plain = NOT_PART_OF_A_PATH.matcher(path.strip().replace('\\', '/')).replaceFirst("");
    Deque<String> parts = new ArrayDeque<>();
    for (String part : plain.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.equals(".") && !part.isEmpty()) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  /** As Liquibase writes it in its messages: {@code path::id::author}. */
  @Override
  public String toString() {
    return path + "::" + id + "::" + author;
  }
}
