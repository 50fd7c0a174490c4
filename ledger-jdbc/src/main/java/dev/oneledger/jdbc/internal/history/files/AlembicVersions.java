package dev.oneledger.jdbc.internal.history.files;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Alembic's {@code versions} folder: which revision follows which. The files are Python and are
 * read, not run: of each the assignments to {@code revision}, {@code down_revision} and {@code
 * depends_on} at the start of a line, with a string, a tuple or list of strings, or {@code None}.
 * Internal: may change in any release.
 */
public final class AlembicVersions {
  private static final String VALUE =
      "(\\([^()]*\\)|\\[[^\\[\\]]*\\]|\"[^\"\\n]*\"|'[^'\\n]*'|None)";
  private static final Pattern STRING = Pattern.compile("\"([^\"\\n]*)\"|'([^'\\n]*)'");

  private final ToolFolder folder;
  private final Map<String, Version> byRevision = new HashMap<>();

  /**
   * One file.
   *
   * @param revision what it calls itself
   * @param file its name
   * @param needs the revisions that it follows or depends on
   */
  public record Version(String revision, String file, List<String> needs) {}

  private AlembicVersions(ToolFolder folder) {
    this.folder = folder;
  }

  /**
   * Reads them all.
   *
   * @throws LedgerException if two files have one revision, or one is not UTF-8
   */
  public static AlembicVersions in(ToolFolder folder) {
    AlembicVersions versions = new AlembicVersions(folder);
    folder.names(".py").forEach(versions::add);
    return versions;
  }

  private void add(String file) {
    String text = folder.text(file).map(SqlText::text).orElse("");
    List<String> revision = assigned("revision", text);
    if (revision.isEmpty()) {
      return;
    }
    List<String> needs = new ArrayList<>(assigned("down_revision", text));
    needs.addAll(assigned("depends_on", text));
    Version version = new Version(revision.get(0), file, List.copyOf(needs));
    Version other = byRevision.put(version.revision(), version);
    if (other != null) {
      throw new LedgerException(
          "Two files in %s have the revision '%s': %s and %s. Expected one file per revision."
              .formatted(folder, version.revision(), other.file(), file));
    }
  }

  private static List<String> assigned(String name, String text) {
    Matcher assignment =
        Pattern.compile("(?m)^" + name + "[ \\t]*(?::[^=\\n]*)?=[ \\t]*" + VALUE).matcher(text);
    List<String> strings = new ArrayList<>();
    if (assignment.find()) {
      Matcher string = STRING.matcher(assignment.group(1));
      while (string.find()) {
        strings.add(string.group(1) == null ? string.group(2) : string.group(1));
      }
    }
    return strings;
  }

  /**
   * What these heads are made of, each after all that it needs.
   *
   * @throws LedgerException if a revision that is needed has no file, or needs itself
   */
  public List<Version> upTo(Collection<String> heads) {
    Map<String, Version> done = new LinkedHashMap<>();
    Set<String> begun = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    new TreeSet<>(heads).descendingSet().forEach(open::push);
    while (!open.isEmpty()) {
      Version version = required(open.getFirst());
      List<String> missing = missing(version, done);
      if (missing.isEmpty()) {
        done.putIfAbsent(version.revision(), version);
        open.pop();
      } else if (begun.add(version.revision())) {
        missing.forEach(open::push);
      } else {
        throw new LedgerException(
            "The revisions in %s go round in a circle at '%s'. Expected each to follow earlier ones."
                .formatted(folder, version.revision()));
      }
    }
    return List.copyOf(done.values());
  }

  /** All there are, each after all that it needs. */
  public List<Version> all() {
    return upTo(byRevision.keySet());
  }

  private static List<String> missing(Version version, Map<String, Version> done) {
    return version.needs().stream().filter(needed -> !done.containsKey(needed)).toList();
  }

  private Version required(String revision) {
    Version version = byRevision.get(revision);
    if (version == null) {
      throw new LedgerException(
          "Alembic's revision '%s' has no file in %s: expected one with revision = '%s'. Hand over the versions folder as it was when that was applied, or none to see the heads alone."
              .formatted(revision, folder, revision));
    }
    return version;
  }
}
