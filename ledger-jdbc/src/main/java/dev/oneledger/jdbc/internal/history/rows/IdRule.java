package dev.oneledger.jdbc.internal.history.rows;

import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import dev.oneledger.jdbc.internal.history.Fields;
import dev.oneledger.jdbc.internal.history.HistoryIds;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a row's revision and slug stand. Internal: may change in any release.
 *
 * @param revision the column with the revision, or, with {@code named}, with the whole name
 * @param slug the column with the slug or description; null if there is none
 * @param named whether the revision column holds a whole name such as {@code 144_x.sql}
 */
public record IdRule(@Nullable String revision, @Nullable String slug, boolean named)
    implements Part<Optional<MigrationId>> {

  /** Rows have no revision. */
  public static final IdRule NONE = new IdRule(null, null, false);

  /** The revision stands in a column. */
  public static IdRule column(String revision) {
    return new IdRule(revision, null, false);
  }

  /** Revision and description stand in columns. */
  public static IdRule columns(String revision, String slug) {
    return new IdRule(revision, slug, false);
  }

  /** A whole name stands in a column. */
  public static IdRule named(String column) {
    return new IdRule(column, null, true);
  }

  @Override
  public List<String> columns() {
    return Stream.of(Optional.ofNullable(revision), Optional.ofNullable(slug))
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public Optional<MigrationId> read(Fields fields) throws SQLException {
    if (revision == null) {
      return Optional.empty();
    }
    String text = fields.textOrEmpty(revision).strip();
    String name = slug == null ? "" : fields.textOrEmpty(slug);
    if (!named) {
      return Optional.ofNullable(HistoryIds.versioned(text, name));
    }
    MigrationId read = HistoryIds.named(text);
    Revision number = read == null ? null : read.revision();
    return slug == null || number == null
        ? Optional.ofNullable(read)
        : Optional.of(MigrationId.versioned(number, HistoryIds.slug(name)));
  }
}
