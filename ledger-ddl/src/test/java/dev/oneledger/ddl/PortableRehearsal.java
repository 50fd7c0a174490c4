package dev.oneledger.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.CatalogSnapshot;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import java.util.List;

/** Runs what {@link PortableDdl} made on a server, against what it makes of the desired schema. */
final class PortableRehearsal {
  private PortableRehearsal() {}

  private static final MigrationId ID = MigrationId.parse("2_change");

  /** What makes a schema in an empty database. */
  static Migration whole(String ddl, SqlDialect dialect) {
    return PortableDdl.from("").to(ddl).migration(MigrationId.parse("1_whole"), dialect);
  }

  /** There, there again, back, back again and there; and what is there is what is desired. */
  static void requireExact(
      PortableMigrations made, String present, String desired, SqlDialect dialect, String rows) {
    Migration migration = made.migration(ID, dialect);
    Migration before = whole(present, dialect);
    Migration filled =
        new Migration(MigrationId.parse("1_rows"), SqlText.of(rows), null, true, "rows");
    try (ScratchDatabase scratch = ScratchProduct.fresh(dialect)) {
      ProofVerdict verdict =
          Proof.of(migration).after(List.of(before, filled)).on(scratch.dataSource());

      // What the proof says of rows that it makes up is not looked at: dropped ones do not come
      // back.
      assertThat(verdict.steps())
          .as(described(verdict, migration))
          .hasSize(ProofStep.Stage.values().length)
          .allMatch(ProofStep::isAsExpected);
      assertThat(lines(scratch))
          .as(described(verdict, migration))
          .isEqualTo(direct(desired, dialect));
    }
    requireContract(migration, dialect);
  }

  private static String described(ProofVerdict verdict, Migration migration) {
    return "%s\n%s\n%s"
        .formatted(verdict, migration.apply().text(), String.valueOf(migration.rollback().text()));
  }

  private static void requireContract(Migration migration, SqlDialect dialect) {
    ContractReport report =
        Contract.forDialect(dialect).without(ContractRule.CHECKSUM).check(migration);
    assertThat(report.refusals()).as(migration.apply().text()).isEmpty();
  }

  private static List<String> direct(String desired, SqlDialect dialect) {
    try (ScratchDatabase database = ScratchProduct.fresh(dialect)) {
      Proof.of(whole(desired, dialect)).on(database.dataSource());
      return lines(database);
    }
  }

  /** Without the positions of columns and the names that H2 makes up for indexes. */
  private static List<String> lines(ScratchDatabase database) {
    return CatalogSnapshot.of(database.dataSource()).lines().stream()
        .map(line -> line.replaceAll("\"pos\": ?\"?\\d+\"?,? ?", ""))
        .map(
            line ->
                line.startsWith("index ") && line.contains("\"generated\":\"TRUE\"")
                    ? line.replaceAll("^index \\S+", "index").replaceAll("\"name\":\"[^\"]*\",", "")
                    : line)
        .sorted()
        .toList();
  }
}
