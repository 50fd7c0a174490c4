package dev.oneledger.ddl.internal.evolve;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.internal.agent.GivenUp;
import dev.oneledger.ddl.internal.inverse.DdlScript;
import dev.oneledger.ddl.internal.inverse.Inversion;
import dev.oneledger.ddl.internal.inverse.Matching;
import dev.oneledger.ddl.internal.probe.StatementRun;
import dev.oneledger.ddl.internal.proof.PlainRun;
import dev.oneledger.ddl.internal.proof.ScratchCheck;
import dev.oneledger.ddl.internal.proof.ScratchSession;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.PostgresCatalog;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The schema of an environment as DDL, so that a scratch database can be brought into the state
 * that a generated migration will find. Its rows are not copied.
 *
 * @param catalog what is there
 * @param ddl what makes it in an empty database
 */
public record PresentSchema(Catalog catalog, DdlScript ddl) {

  /** Reads it, in a read-only transaction. */
  public static PresentSchema of(ManagedDatabase database) {
    Catalog catalog = read(database.dataSource(), new SchemaName(database.ledgerSchema()));
    Catalog nothing = new Catalog(catalog.major(), List.of(), Set.of());
    return new PresentSchema(catalog, Inversion.of(nothing, catalog, Matching.BY_NAME));
  }

  private static Catalog read(DataSource source, SchemaName ledger) {
    return GivenUp.in(
        source,
        "A catalog cannot be read",
        connection -> {
          StatementRun.run(connection, "SET TRANSACTION READ ONLY");
          return PostgresCatalog.read(connection, ledger);
        });
  }

  /** The DDL as one script. */
  public String text() {
    return ddl.statements().stream().map(each -> each + ";\n").collect(Collectors.joining("\n"));
  }

  /**
   * Makes it in an empty database.
   *
   * @throws FindingsException with P005 if the database is not empty, or is not the same afterwards
   */
  public void makeIn(DataSource scratch, SchemaName ledger) {
    try (ScratchSession session = ScratchSession.open(scratch)) {
      ScratchCheck.requireMajor(session, catalog.major());
      ScratchCheck.requireEmpty(session);
      PlainRun.apply(
          session,
          new Migration(
              MigrationId.repeatable("present_schema"),
              SqlText.of(text()),
              null,
              true,
              "the environment's schema"));
    }
    refuseDifference(read(scratch, ledger));
  }

  private void refuseDifference(Catalog made) {
    DdlScript rest = Inversion.of(made, catalog, Matching.BY_NAME);
    if (!rest.statements().isEmpty() || !rest.refusals().isEmpty()) {
      List<String> differences =
          rest.refusals().stream().map(DdlScript.Refusal::object).limit(5).toList();
      throw new FindingsException(
          "The environment's schema cannot be made in a scratch database.",
          List.of(
              new Finding(
                  FindingCode.SCRATCH_UNSUITABLE,
                  "scratch database",
                  "It is not the same there: "
                      + (differences.isEmpty()
                          ? rest.statements().get(0)
                          : String.join(", ", differences)),
                  "Write this migration by hand, and prove it with Proof.")));
    }
  }
}
