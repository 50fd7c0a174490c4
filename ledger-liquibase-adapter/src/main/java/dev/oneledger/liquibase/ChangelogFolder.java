package dev.oneledger.liquibase;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The changesets of a folder of changelogs, in order of file and place. */
final class ChangelogFolder {
  /** No folder is at hand. */
  static final ChangelogFolder NONE = new ChangelogFolder(null);

  private final @Nullable Path root;
  private final Map<String, Changeset> byIdentity = new LinkedHashMap<>();

  private ChangelogFolder(@Nullable Path root) {
    this.root = root;
  }

  /**
   * Reads every changelog below a folder.
   *
   * @throws LedgerException if there is no such folder, or if a changelog cannot be read, is not
   *     UTF-8 or is broken
   */
  static ChangelogFolder read(Path folder) {
    ChangelogFolder changelogs = new ChangelogFolder(folder.toAbsolutePath().normalize());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        changelogs.take(file, folder.relativize(file).toString());
      }
    } catch (IOException unreadable) {
      throw new LedgerException(
          "The changelogs in %s cannot be read. Check that the folder is there and its permissions."
              .formatted(folder),
          unreadable);
    }
    return changelogs;
  }

  private void take(Path file, String path) throws IOException {
    String name = path.toLowerCase(Locale.ROOT);
    List<Changeset> changesets = List.of();
    if (name.endsWith(".sql")) {
      byte[] bytes = Files.readAllBytes(file);
      // Other SQL files may be in any encoding, which does not matter for this look at one line.
      if (FormattedChangelog.isOne(new String(bytes, StandardCharsets.UTF_8))) {
        String text = SqlText.decode(bytes, file.toString()).text();
        changesets = FormattedChangelog.read(text, path, file.toString());
      }
    } else if (name.endsWith(".xml")) {
      changesets = XmlChangelog.read(file, path);
    }
    changesets.forEach(found -> byIdentity.putIfAbsent(found.key().identity(), found));
  }

  /** All changesets, each once. */
  Collection<Changeset> all() {
    return byIdentity.values();
  }

  /** The changeset of that name; null if it is not in the files. */
  @Nullable Changeset find(ChangesetKey key) {
    Changeset found = byIdentity.get(key.identity());
    return found == null && key.isNamed("raw", "includeAll") ? plainFile(key) : found;
  }

  private @Nullable Changeset plainFile(ChangesetKey key) {
    Path file = below(key.path());
    if (file == null || !Files.isRegularFile(file)) {
      return null;
    }
    try {
      String text = SqlText.decode(Files.readAllBytes(file), file.toString()).text();
      SqlChange change = new SqlChange(text.trim(), SqlChange.Manner.PLAIN_FILE);
      return new Changeset(key, Conditions.NONE, List.of(change), "");
    } catch (IOException unreadable) {
      throw new LedgerException(
          "Changelog %s is there but cannot be read. Check its permissions.".formatted(file),
          unreadable);
    }
  }

  private @Nullable Path below(String path) {
    if (root == null) {
      return null;
    }
    try {
      Path file = root.resolve(path).normalize();
      return file.startsWith(root) && !file.equals(root) ? file : null;
    } catch (InvalidPathException noFileName) {
      // A path that this system cannot have names no file of it.
      return null;
    }
  }

  /**
   * Checks that the folder is where the recorded paths start from.
   *
   * @throws LedgerException if a changeset is there under a path that only begins elsewhere
   */
  void requireRootOf(Collection<ChangesetKey> recorded) {
    if (recorded.stream().anyMatch(key -> byIdentity.containsKey(key.identity()))) {
      return;
    }
    for (ChangesetKey key : recorded) {
      for (Changeset changeset : all()) {
        requireSameRoot(key, changeset.key());
      }
    }
  }

  private void requireSameRoot(ChangesetKey recorded, ChangesetKey found) {
    boolean sameFile =
        recorded.path().endsWith("/" + found.path())
            || found.path().endsWith("/" + recorded.path());
    if (sameFile && recorded.isNamed(found.id(), found.author())) {
      throw new LedgerException(
          "Folder %s is not where Liquibase's paths start from.\n  recorded: %s\n  found:    %s\nGive the folder below which %s lies."
              .formatted(root, recorded.path(), found.path(), recorded.path()));
    }
  }
}
