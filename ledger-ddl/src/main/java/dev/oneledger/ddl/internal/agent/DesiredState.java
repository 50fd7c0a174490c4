package dev.oneledger.ddl.internal.agent;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.ddl.Consent;
import dev.oneledger.ddl.Rename;
import dev.oneledger.ddl.internal.inverse.CatalogDiff;
import dev.oneledger.ddl.internal.inverse.DdlScript;
import dev.oneledger.ddl.internal.inverse.Inversion;
import dev.oneledger.ddl.internal.inverse.Matching;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.spi.SchemaProposal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The way from a database's schema to a desired one. Internal: may change in any release. */
public final class DesiredState {
  private final DataSource database;
  private final Supplier<DataSource> scratch;
  private final SchemaName ledger;
  private final @Nullable String schema;

  /** Between this database and what runs in the scratch database. */
  public DesiredState(
      DataSource database,
      Supplier<DataSource> scratch,
      String ledgerSchema,
      @Nullable String schema) {
    this.database = database;
    this.scratch = scratch;
    this.ledger = new SchemaName(ledgerSchema);
    this.schema = schema;
  }

  /** The migration that leads to the desired schema; empty if it is there. */
  public SchemaProposal propose(String desired, List<Rename> renames, Consent consent) {
    PresentCatalog present = PresentCatalog.read(database, ledger, renames);
    DesiredCatalog.Reading wanted =
        new DesiredCatalog(scratch.get(), present.asIs().major(), ledger, schema).of(desired);
    Catalog complete = new SilentProperties(present.renamed(), wanted).complete();
    CatalogDiff diff = CatalogDiff.between(present.renamed(), complete, Matching.BY_NAME);
    DdlScript way = Inversion.of(present.renamed(), complete, Matching.BY_NAME);
    refuseWhatCannotBe(way);
    List<Finding> destructive = new Destruction(diff, way).without(consent);
    if (!destructive.isEmpty()) {
      throw new FindingsException("No migration was written.", destructive);
    }
    List<String> statements = new ArrayList<>(present.renames());
    statements.addAll(way.statements());
    return new SchemaProposal(new Slug(diff, renames).text(), text(statements), null);
  }

  private static void refuseWhatCannotBe(DdlScript way) {
    List<Finding> refused =
        way.refusals().stream()
            .map(
                refusal ->
                    new Finding(
                        FindingCode.NOT_INVERTIBLE,
                        refusal.object(),
                        "No statement is known that leads there: " + refusal.why() + ".",
                        "Write this change as a migration by hand first."))
            .toList();
    if (!refused.isEmpty()) {
      throw new FindingsException("No migration was written.", refused);
    }
  }

  private static String text(List<String> statements) {
    StringBuilder text = new StringBuilder();
    statements.forEach(statement -> text.append(statement).append(";\n\n"));
    return text.toString().strip();
  }
}
