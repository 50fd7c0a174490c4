package dev.oneledger.internal.source;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.internal.source.FileName.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Joins the files of a source into migrations. */
final class MigrationFiles {
  private final Map<Object, Pair> byMigration = new LinkedHashMap<>();

  private MigrationFiles() {}

  private record Named(FileName name, SourceFile file) {}

  /** The files of one migration. */
  private static final class Pair {
    private @Nullable Named apply;
    private @Nullable Named rollback;

    /** Takes a file in, unless there is one of its role: then that one is returned. */
    @Nullable Named put(Named named) {
      if (named.name.role() == Role.APPLY) {
        if (apply == null) {
          apply = named;
          return null;
        }
        return apply;
      }
      if (rollback == null) {
        rollback = named;
        return null;
      }
      return rollback;
    }
  }

  /**
   * The migrations that these files are, in order.
   *
   * @throws LedgerException as {@link dev.oneledger.spi.MigrationSource#load} says
   */
  static List<Migration> join(List<SourceFile> files) {
    MigrationFiles joined = new MigrationFiles();
    List<SourceFile> byPath = new ArrayList<>(files);
    byPath.sort(Comparator.comparing(SourceFile::path));
    byPath.forEach(joined::add);
    List<Migration> migrations = new ArrayList<>(joined.byMigration.size());
    for (Pair pair : joined.byMigration.values()) {
      migrations.add(migration(pair.apply, pair.rollback));
    }
    migrations.sort(Comparator.comparing(Migration::id));
    return List.copyOf(migrations);
  }

  private void add(SourceFile file) {
    Named named = new Named(FileName.parse(file), file);
    verifyHash(named);
    Named other = byMigration.computeIfAbsent(named.name.key(), key -> new Pair()).put(named);
    if (other != null) {
      throw new LedgerException(
          """
          Two files %s migration %s.
            one:   %s
            other: %s
            to do: give one of them another revision, or remove it."""
              .formatted(
                  named.name.role() == Role.APPLY ? "are" : "take back",
                  named.name.id().revision() == null ? named.name.id() : named.name.id().revision(),
                  other.file.origin(),
                  file.origin()));
    }
  }

  private static void verifyHash(Named named) {
    String expected = named.name.contentHash();
    if (expected == null) {
      return;
    }
    String actual = named.file.text().textHash().hex();
    if (!actual.startsWith(expected)) {
      throw new LedgerException(
          """
          The content of '%s' is not what its name promises.
            where:    %s
            expected: sha256:%s
            actual:   sha256:%s
            to do:    restore the file; a changed text needs a revision of its own, and a name that means no hash no such part."""
              .formatted(named.file.path(), named.file.origin(), expected, actual));
    }
  }

  private static Migration migration(@Nullable Named apply, @Nullable Named rollback) {
    if (apply == null || (rollback != null && !sameName(apply, rollback))) {
      throw withoutMigration(rollback, apply);
    }
    SqlText text = apply.file.text();
    return new Migration(
        apply.name.id(),
        text,
        rollback == null ? null : rollback.file.text(),
        apply.file.isTransactional(),
        apply.file.origin());
  }

  private static boolean sameName(Named apply, Named rollback) {
    String slug = rollback.name.id().slug();
    return slug.isEmpty() || slug.equals(apply.name.id().slug());
  }

  private static LedgerException withoutMigration(@Nullable Named rollback, @Nullable Named apply) {
    if (rollback == null) {
      throw new IllegalStateException("a migration without files");
    }
    return new LedgerException(
        """
        Rollback file '%s' has no migration.
          where:    %s
          expected: the migration %s beside it
          actual:   %s
          to do:    add the migration's own file, or rename the rollback file after it."""
            .formatted(
                rollback.file.path(),
                rollback.file.origin(),
                rollback.name.id(),
                apply == null
                    ? "no file of that revision"
                    : "%s (%s)".formatted(apply.name.id(), apply.file.origin())));
  }
}
