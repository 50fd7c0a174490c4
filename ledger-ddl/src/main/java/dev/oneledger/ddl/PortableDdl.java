package dev.oneledger.ddl;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.internal.jooq.PortableReading;
import dev.oneledger.ddl.internal.portable.PortableSchema;
import dev.oneledger.ddl.internal.portable.SchemaChange;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Migrations for PostgreSQL, MariaDB and H2 from two texts of DDL, with no database in reach: what
 * makes the schema as it is, and what makes it as it shall be.
 *
 * <p>The texts hold CREATE TABLE, INDEX, SEQUENCE and VIEW with what all three products have and
 * mean the same by: one schema, plain names, types from smallint to timestamp. Whatever else stands
 * in them is refused by line. Objects are compared by name: a rename must be given, or the old
 * object would be dropped. What is dropped or converted needs {@link Consent}.
 *
 * <p>Immutable and thread-safe.
 */
public final class PortableDdl {
  private final PortableSchema present;
  private final List<Rename> renames;
  private final Consent consent;

  private PortableDdl(PortableSchema present, List<Rename> renames, Consent consent) {
    this.present = present;
    this.renames = List.copyOf(renames);
    this.consent = consent;
  }

  /**
   * From this schema on.
   *
   * @param presentDdl what makes it in an empty database; may be empty
   * @throws FindingsException with C013 for each statement that is not portable
   */
  public static PortableDdl from(String presentDdl) {
    return new PortableDdl(PortableReading.of("present", presentDdl), List.of(), Consent.NONE);
  }

  /** The same with tables or columns that have another name in the desired schema. */
  public PortableDdl renaming(Rename... hints) {
    List<Rename> more = new ArrayList<>(renames);
    more.addAll(List.of(hints));
    return new PortableDdl(present, more, consent);
  }

  /** The same with consent to what would be destroyed; names have no schema here. */
  public PortableDdl consenting(Consent to) {
    return new PortableDdl(present, renames, to);
  }

  /**
   * The migrations that lead to this schema.
   *
   * @param desiredDdl what makes it in an empty database
   * @throws FindingsException with C013 for each statement that is not portable, with C008 for what
   *     would be destroyed without consent
   * @throws dev.oneledger.LedgerException if a rename does not fit the two schemas
   */
  public PortableMigrations to(String desiredDdl) {
    SchemaChange change =
        SchemaChange.of(present, PortableReading.of("desired", desiredDdl), renames);
    requireConsent(change);
    Map<SqlDialect, PortableMigrations.Texts> texts = new EnumMap<>(SqlDialect.class);
    for (SqlDialect dialect : SqlDialect.values()) {
      texts.put(
          dialect,
          new PortableMigrations.Texts(
              SqlText.of(change.apply(dialect)),
              SqlText.of(change.rollback(dialect)),
              change.refusals(dialect)));
    }
    return new PortableMigrations(change.isEmpty(), texts);
  }

  private void requireConsent(SchemaChange change) {
    List<Finding> objections =
        change.losses().stream()
            .filter(object -> !consent.covers(object))
            .sorted()
            .map(
                object ->
                    new Finding(
                        FindingCode.DESTRUCTIVE,
                        object,
                        "It would be dropped or converted.",
                        "If that is meant, consent to it: Consent.to(\"%s\"). If it has another name there, say so: Rename."
                            .formatted(object)))
            .toList();
    if (!objections.isEmpty()) {
      throw new FindingsException("The migration would destroy something.", objections);
    }
  }
}
