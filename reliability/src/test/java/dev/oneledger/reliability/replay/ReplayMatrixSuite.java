package dev.oneledger.reliability.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.Receipt;
import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.HistoryTable;
import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.reliability.replay.Story.Part;
import dev.oneledger.spi.LedgerStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** One release by each tool that replays it on one product: the database is the same each time. */
abstract class ReplayMatrixSuite {
  private static final int TOOLS = 4;
  private static final int CELLS = TOOLS * 4;

  private final SqlDialect dialect;
  private final List<ScratchDatabase> databases = new ArrayList<>();

  @TempDir Path folder;
  private Story story;
  private List<ReplayTool> tools;

  ReplayMatrixSuite(SqlDialect dialect) {
    this.dialect = dialect;
  }

  /** The name of the layout for the product's own client. */
  abstract String client();

  abstract ScratchDatabase freshDatabase();

  @BeforeEach
  void write() {
    story = Story.write(dialect, folder);
    tools =
        List.of(
            new ClientTool(client(), story, new Client(folder)),
            new FlywayTool(story),
            new LiquibaseTool(story),
            new ManagedTool(story));
  }

  @AfterEach
  void drop() {
    databases.forEach(ScratchDatabase::close);
  }

  private ScratchDatabase empty() {
    ScratchDatabase database = freshDatabase();
    databases.add(database);
    return database;
  }

  @TestFactory
  List<DynamicTest> the_matrix() throws Exception {
    ScratchDatabase reference = empty();
    new ManagedTool(story).replay(Part.SECOND, reference);
    List<String> expected = DatabaseText.of(reference);
    assertThat(expected).hasSizeGreaterThan(15);
    List<DynamicTest> cells = tools.stream().flatMap(tool -> cells(tool, expected)).toList();
    assertThat(tools).hasSize(TOOLS);
    assertThat(cells).hasSize(CELLS);
    return cells;
  }

  private Stream<DynamicTest> cells(ReplayTool tool, List<String> expected) {
    ScratchDatabase database = empty();
    return Stream.of(
        dynamicTest(
            tool.name() + " builds an empty database",
            () -> {
              tool.replay(Part.SECOND, database);
              assertThat(DatabaseText.of(database)).isEqualTo(expected);
            }),
        dynamicTest(
            tool.name() + " changes nothing the second time",
            () -> {
              List<String> before = everything(database);
              tool.replay(Part.SECOND, database);
              assertThat(everything(database)).isEqualTo(before);
            }),
        dynamicTest(
            tool.name() + " has a receipt of the lineage",
            () -> assertReceipts(tool.receipts(database))),
        dynamicTest(
            tool.name() + " completes what the release before began",
            () -> {
              ScratchDatabase half = empty();
              tool.replay(Part.FIRST, half);
              assertThat(DatabaseText.of(half)).isNotEqualTo(expected);
              tool.replay(Part.SECOND, half);
              assertThat(DatabaseText.of(half)).isEqualTo(expected);
              assertReceipts(tool.receipts(half));
            }));
  }

  private static List<String> everything(ScratchDatabase database) {
    List<String> text = new ArrayList<>(database.contents());
    text.addAll(DatabaseText.of(database));
    return text;
  }

  private void assertReceipts(List<Receipt> receipts) {
    assertThat(receipts)
        .isNotEmpty()
        .allSatisfy(
            receipt -> {
              assertThat(receipt.release()).isEqualTo(story.second().release());
              assertThat(receipt.environment()).isEqualTo("staging");
              assertThat(receipt.lineage()).isEqualTo(story.second().lineage().digest());
              assertThat(receipt.applied())
                  .isEqualTo(
                      story.second().lineage().pins().stream()
                          .map(pin -> new Receipt.Applied(pin.id(), pin.textHash()))
                          .toList());
            });
  }

  @Test
  void the_client_and_liquibase_take_the_release_back_to_the_same_database() throws Exception {
    ScratchDatabase byClient = empty();
    tools.get(0).replay(Part.FIRST, byClient);
    List<String> before = DatabaseText.of(byClient);
    tools.get(0).replay(Part.SECOND, byClient);
    new Client(folder).run(story.folder(Part.SECOND), "rollback", byClient, "").good();

    ScratchDatabase byLiquibase = empty();
    LiquibaseTool liquibase = new LiquibaseTool(story);
    liquibase.replay(Part.SECOND, byLiquibase);
    liquibase.rollback(Part.SECOND, story.second().attached().size(), byLiquibase);

    assertThat(DatabaseText.of(byClient))
        .isEqualTo(DatabaseText.of(byLiquibase))
        .isNotEqualTo(before)
        .noneMatch(line -> line.contains("overview") || line.contains("Stimmung"));
  }

  @Test
  void an_export_only_environment_that_reads_the_replay_table_needs_no_receipt() throws Exception {
    ScratchDatabase database = empty();
    tools.get(0).replay(Part.SECOND, database);
    Environment staging =
        Environment.exportOnly("staging")
            .followingReleases()
            .readingHistory(HistoryTable.of(MigrationTool.REPLAY, database.dataSource()));
    LedgerStore store = new InMemoryLedgerStore();
    Story.cut(Story.ledger(dialect, store, Part.FIRST, staging), Part.FIRST).assignTo("staging");
    Ledger ledger = Story.ledger(dialect, store, Part.SECOND, staging);
    Story.cut(ledger, Part.SECOND).assignTo("staging");

    ledger.sync("staging");

    assertThat(ledger.drift("staging").findings()).isEmpty();
    assertThat(ledger.plan("staging").steps()).isEmpty();
    assertThat(ledger.status().toString().lines().filter(line -> line.contains("applied")))
        .hasSize(story.second().lineage().pins().size());
  }

  @Test
  void the_notes_say_of_each_layout_how_it_is_run() {
    String notes =
        new String(story.second().content("pr_notes.md"), StandardCharsets.UTF_8)
            .replaceAll("(?s).*\n## Replay\n", "");

    for (String layout :
        List.of(client(), "flyway", "liquibase", "atlas", "dbmate", "golang-migrate", "plain")) {
      assertThat(story.second().layouts()).contains(layout);
      assertThat(notes)
          .contains("- `apply/%s/`, ".formatted(layout))
          .doesNotContain("the files for " + layout);
    }
    assertThat(story.second().layouts()).hasSize(7);
  }
}
