package dev.oneledger.liquibase;

import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import dev.oneledger.jdbc.internal.history.HistoryIds;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Our ids for changesets, whose own ids may be names, counters or anything else; {@link
 * LiquibaseHistory} has the rule in words.
 */
final class RanIds {
  private static final Pattern EXTENSION =
      Pattern.compile("\\.(?:sql|xml|ya?ml|json)$", Pattern.CASE_INSENSITIVE);
  private static final Pattern DASH_AFTER_REVISION =
      Pattern.compile("^([vV]?\\d+(?:[._]\\d+)*)-(?=[^-\\d])");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Map<String, Integer> changesetsPerFile = new HashMap<>();
  private final Map<String, Integer> changesetsPerRevision = new HashMap<>();
  private final Map<String, Optional<MigrationId>> files = new HashMap<>();
  private final Map<ChangesetKey, MigrationId> ids = new HashMap<>();

  /**
   * @param all every changeset of the table and of the files at hand, each once
   */
  RanIds(Collection<ChangesetKey> all) {
    all.forEach(key -> changesetsPerFile.merge(key.path(), 1, Integer::sum));
    for (ChangesetKey key : all) {
      MigrationId id = alone(key);
      if (id != null) {
        ids.put(key, id);
        changesetsPerRevision.merge(revision(id), 1, Integer::sum);
      }
    }
  }

  /** Our id for one of them; null where none is clear. */
  @Nullable MigrationId of(ChangesetKey key) {
    MigrationId id = ids.get(key);
    boolean counter = id != null && id.slug().isEmpty() && isShared(id);
    return counter ? null : id;
  }

  private boolean isShared(MigrationId id) {
    return changesetsPerRevision.getOrDefault(revision(id), 0) > 1;
  }

  /** The id that a changeset has whatever the others have. */
  private @Nullable MigrationId alone(ChangesetKey key) {
    MigrationId own = named(key.id());
    MigrationId file = files.computeIfAbsent(key.fileName(), RanIds::ofName).orElse(null);
    if (own == null || file == null) {
      return own == null ? ofFile(file, key) : own;
    }
    if (revision(own).equals(revision(file))) {
      return own.slug().isEmpty() ? file : own;
    }
    return own.slug().isEmpty() ? ofFile(file, key) : null;
  }

  private @Nullable MigrationId ofFile(@Nullable MigrationId file, ChangesetKey key) {
    return changesetsPerFile.getOrDefault(key.path(), 0) > 1 ? null : file;
  }

  private static Optional<MigrationId> ofName(String file) {
    return Optional.ofNullable(named(EXTENSION.matcher(file).replaceFirst("")));
  }

  private static @Nullable MigrationId named(String name) {
    return UUID.matcher(name).matches()
        ? null
        : HistoryIds.named(DASH_AFTER_REVISION.matcher(name.strip()).replaceFirst("$1_"));
  }

  private static String revision(MigrationId id) {
    Revision revision = id.revision();
    return revision == null ? id.canonical() : revision.canonical();
  }
}
