package dev.oneledger.ddl.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.Consent;
import dev.oneledger.ddl.DesiredStateAgent;
import dev.oneledger.ddl.KeptSessions;
import dev.oneledger.jdbc.CatalogSnapshot;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.SchemaProposal;
import dev.oneledger.spi.SchemaRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of the agent, on random schemas. */
class AgentPropertiesTest {
  private static final String[] EMPTY = {"DROP SCHEMA public CASCADE", "CREATE SCHEMA public"};

  private static TestDatabase scratch;
  private static TestDatabase database;
  private static KeptSessions onScratch;
  private static KeptSessions onDatabase;

  @BeforeAll
  static void open() {
    scratch = TestPostgres.freshDatabase();
    scratch.execute(EMPTY);
    database = TestPostgres.freshDatabase();
    onScratch = KeptSessions.of(scratch.dataSource());
    onDatabase = KeptSessions.of(database.dataSource());
  }

  @AfterAll
  static void close() throws SQLException {
    onDatabase.close();
    onScratch.close();
    database.close();
    scratch.close();
  }

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("oneledger.schemas", 15));
  }

  private static SchemaProposal proposal(String desired) {
    return DesiredStateAgent.on(onDatabase.dataSource(), onScratch::dataSource)
        .consenting(Consent.EVERYTHING)
        .propose(new SchemaRequest("dev", SqlDialect.POSTGRESQL, desired, "", 1, List.of()));
  }

  private static List<String> withoutPositions(List<String> lines) {
    return lines.stream().map(line -> line.replaceAll("\"pos\": \\d+, ", "")).toList();
  }

  private static List<String> lines() {
    return withoutPositions(CatalogSnapshot.of(onDatabase.dataSource()).lines());
  }

  private static void become(String ddl) {
    database.execute(EMPTY);
    database.execute(ddl);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_way_from_one_schema_to_another_applied_to_the_one_gives_the_other(long seed) {
    String from = RandomSchema.ddl(seed);
    String to = RandomSchema.ddl(seed + 1_000);
    become(to);
    List<String> expected = lines();
    become(from);

    SchemaProposal proposal = proposal(to);
    if (!proposal.isEmpty()) {
      database.execute(proposal.apply());
      assertThat(lines()).as(proposal.apply()).isEqualTo(expected);
      database.execute(proposal.apply());
    }

    assertThat(lines()).as(proposal.apply()).isEqualTo(expected);
    assertThat(proposal(to).isEmpty()).isTrue();
  }
}
