package dev.oneledger.ddl;

import dev.oneledger.Finding;
import dev.oneledger.FindingsException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What {@link PortableDdl} made: for each product a migration and its rollback, or what that
 * product has no safe form for.
 *
 * @param isEmpty true if the two schemas are the same
 * @param texts the texts by dialect, one for each that there is
 */
public record PortableMigrations(boolean isEmpty, Map<SqlDialect, Texts> texts) {

  /** Copies the map. */
  public PortableMigrations {
    texts = Map.copyOf(texts);
  }

  /**
   * The texts for one product.
   *
   * @param apply the migration; not whole if something is refused
   * @param rollback what leads back; rows of what was dropped do not come back
   * @param refusals with C009 the steps that this product has no safe form for, by object
   */
  public record Texts(SqlText apply, SqlText rollback, List<Finding> refusals) {

    /** Copies the list. */
    public Texts {
      refusals = List.copyOf(refusals);
    }
  }

  /**
   * The texts for a product.
   *
   * @throws FindingsException if it has no safe form for a step
   */
  public Texts on(SqlDialect dialect) {
    Texts found = Objects.requireNonNull(texts.get(dialect));
    if (!found.refusals().isEmpty()) {
      throw new FindingsException(
          "The migration cannot be written for %s.".formatted(dialect), found.refusals());
    }
    return found;
  }

  /**
   * The same as a migration.
   *
   * @throws FindingsException as {@link #on} does
   */
  public Migration migration(MigrationId id, SqlDialect dialect) {
    Texts found = on(dialect);
    return new Migration(id, found.apply(), found.rollback(), true, id + ".sql");
  }
}
