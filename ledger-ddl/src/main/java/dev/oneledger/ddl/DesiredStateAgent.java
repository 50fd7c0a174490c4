package dev.oneledger.ddl;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.internal.agent.DesiredState;
import dev.oneledger.spi.SchemaAgent;
import dev.oneledger.spi.SchemaProposal;
import dev.oneledger.spi.SchemaRequest;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Our own schema agent, for PostgreSQL: it takes the desired schema as DDL that makes it in an
 * empty database, lets a scratch database read it, and writes the statements that lead there from
 * the present one.
 *
 * <p>What it compares is what the server says of both, never text. Objects are compared by name: a
 * rename must be given, or the old object would be dropped. What is dropped or converted needs
 * {@link Consent}. Owners, privileges and the order of columns stay as they are, and so do kinds of
 * object that the desired DDL has none of and that belong to a whole database: extensions,
 * publications, event triggers, default privileges, casts, foreign servers.
 *
 * <p>Immutable and thread-safe, as far as the data sources are.
 */
public final class DesiredStateAgent implements SchemaAgent {
  private final DataSource database;
  private final Supplier<DataSource> scratch;
  private final List<Rename> renames;
  private final Consent consent;
  private final String ledgerSchema;
  private final @Nullable String schema;

  private DesiredStateAgent(
      DataSource database,
      Supplier<DataSource> scratch,
      List<Rename> renames,
      Consent consent,
      String ledgerSchema,
      @Nullable String schema) {
    this.database = database;
    this.scratch = scratch;
    this.renames = List.copyOf(renames);
    this.consent = consent;
    this.ledgerSchema = ledgerSchema;
    this.schema = schema;
  }

  /**
   * An agent for one database.
   *
   * @param database the database whose schema is to change; it is read, and given back unchanged
   * @param scratch an empty database of the same major version, for the desired DDL to run in a
   *     transaction that is given up
   */
  public static DesiredStateAgent on(DataSource database, Supplier<DataSource> scratch) {
    return new DesiredStateAgent(database, scratch, List.of(), Consent.NONE, "oneledger", null);
  }

  /** The same with these renames, carried out in this order before anything else. */
  public DesiredStateAgent renaming(Rename... hints) {
    return new DesiredStateAgent(database, scratch, List.of(hints), consent, ledgerSchema, schema);
  }

  /** The same with consent to what it destroys. */
  public DesiredStateAgent consenting(Consent given) {
    return new DesiredStateAgent(database, scratch, renames, given, ledgerSchema, schema);
  }

  /** The same where the ledger's own tables are in another schema than {@code oneledger}. */
  public DesiredStateAgent ledgerSchema(String name) {
    return new DesiredStateAgent(database, scratch, renames, consent, name, schema);
  }

  /** The same where names without a schema mean this one. */
  public DesiredStateAgent schema(String name) {
    return new DesiredStateAgent(database, scratch, renames, consent, ledgerSchema, name);
  }

  @Override
  public String name() {
    return "OneLedger desired state";
  }

  /**
   * Writes the migration; its rollback is left to be generated, since it needs the rows.
   *
   * @throws dev.oneledger.FindingsException if the desired DDL fails or the scratch database is not
   *     usable (C013, P005), if it has a forbidden statement (C006), if something would be
   *     destroyed without consent (C008), or if no statement leads there (C010)
   * @throws LedgerException if the dialect is not PostgreSQL or a database does not answer
   */
  @Override
  public SchemaProposal propose(SchemaRequest request) {
    if (request.dialect() != SqlDialect.POSTGRESQL) {
      throw new LedgerException(
          "A desired state can be compared on PostgreSQL only; environment '%s' is %s. Write its migrations by hand."
              .formatted(request.environment(), request.dialect()));
    }
    refuseForbidden(request.desired());
    return new DesiredState(database, scratch, ledgerSchema, schema)
        .propose(request.desired(), renames, consent);
  }

  /** Before anything of it runs, in the scratch database either. */
  private void refuseForbidden(String desired) {
    Migration text =
        new Migration(
            MigrationId.repeatable("desired_schema"),
            SqlText.of(desired),
            null,
            true,
            "desired schema");
    List<Finding> forbidden =
        Contract.forDialect(SqlDialect.POSTGRESQL)
            .protecting(ledgerSchema)
            .check(text)
            .refusals()
            .stream()
            .filter(finding -> finding.code() == FindingCode.FORBIDDEN_STATEMENT)
            .toList();
    if (!forbidden.isEmpty()) {
      throw new FindingsException("The desired schema was not run anywhere.", forbidden);
    }
  }
}
