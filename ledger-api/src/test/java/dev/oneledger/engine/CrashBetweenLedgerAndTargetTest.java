package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.SqlText;
import dev.oneledger.SyncReport;
import dev.oneledger.engine.Breaking.Loss;
import dev.oneledger.engine.Breaking.Point;
import dev.oneledger.engine.Breaking.Then;
import dev.oneledger.memory.InMemoryTarget;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The ledger in one database, the environment in another, and the connection lost at every single
 * call to either: the next sync ends where an undisturbed one would have ended.
 */
class CrashBetweenLedgerAndTargetTest {
  private static final JournalKey DEV = JournalKey.environment("hub", "dev");
  private static final List<String> THREE =
      List.of(
          "create table a(id int)",
          "alter table a rename to b",
          "alter table b enable row level security");

  /** What is being done when the connection is lost. */
  private enum Story {
    FIRST_START(story -> {}, THREE),
    ONE_MORE_MIGRATION(
        story -> {
          story.openDev().sync("dev");
          story.file("144_x", "create table x(id int);");
        },
        plus("create table x(id int)")),
    A_NEW_ASSIGNMENT(
        story -> {
          releases(story).release("rel_1", "1.0").attach("142").cut().assignTo("dev");
          releases(story).sync("dev");
          releases(story).release("rel_2", "2.0").attach("143").cut().assignTo("dev");
        },
        THREE),
    RESTORED_FROM_A_BACKUP(
        story -> {
          story.openDev().sync("dev");
          InMemoryTarget.Snapshot backup = story.dev.snapshot();
          story.file("144_x", "create table x(id int);").openDev().sync("dev");
          story.dev.restore(backup);
        },
        plus("create table x(id int)")),
    MADE_ANEW(
        story -> {
          story.openDev().sync("dev");
          story.dev.restore(new InMemoryTarget().snapshot());
        },
        THREE),
    STATEMENT_BY_STATEMENT(
        story ->
            story.file(
                "144_x",
                "-- ledger: no-transaction\ncreate table x(id int);\ncreate table y(id int);"),
        plus("create table x(id int)", "create table y(id int)"));

    private final Consumer<Scenario> before;
    private final List<String> statements;

    Story(Consumer<Scenario> before, List<String> statements) {
      this.before = before;
      this.statements = statements;
    }

    private static List<String> plus(String... more) {
      return java.util.stream.Stream.concat(THREE.stream(), List.of(more).stream()).toList();
    }

    private static Ledger releases(Scenario story) {
      return story.open(story.managed().followingReleases());
    }

    Environment environment(dev.oneledger.spi.Target target) {
      Environment environment = Environment.managed("dev", target);
      return this == A_NEW_ASSIGNMENT ? environment.followingReleases() : environment;
    }
  }

  @ParameterizedTest
  @EnumSource(Story.class)
  void a_connection_lost_at_any_call_is_healed_by_the_next_sync(Story story) {
    int points = 0;
    for (Then then : Then.values()) {
      for (Loss loss : Loss.values()) {
        int call = 1;
        while (isHealedAt(story, new Point(call, loss, then))) {
          call++;
          points++;
        }
      }
    }
    assertThat(points).isGreaterThan(30);
  }

  /** Breaks at a point and heals; false if the run never gets there. */
  private static boolean isHealedAt(Story story, Point point) {
    Scenario scenario = new Scenario().withThree();
    story.before.accept(scenario);
    Breaking breaking = new Breaking(point);
    scenario.through(breaking.store(scenario.store));
    try {
      scenario.open(story.environment(breaking.target(scenario.dev))).sync("dev");
    } catch (LedgerUnreachableException lost) {
      assertThat(lost).hasMessageContaining("does not answer");
    }
    if (!breaking.wasReached()) {
      return false;
    }
    scenario.through(scenario.store);
    scenario.open(story.environment(scenario.dev)).sync("dev");
    assertConverged(story, scenario, point + " of " + breaking.calls());
    return true;
  }

  private static void assertConverged(Story story, Scenario scenario, String point) {
    Ledger ledger = scenario.open(story.environment(scenario.dev));
    List<JournalEntry> journal = ledger.journal("dev").verify().entries();
    assertThat(scenario.dev.statements()).as(point).containsExactlyElementsOf(story.statements);
    assertThat(ledger.journal().verify().findings()).isEmpty();
    List<JournalEntry> about = scenario.store.read(JournalKey.ledger("hub", "dev"), 0);
    int rewinds = (int) about.stream().filter(e -> e.kind() == EntryKind.REWOUND).count();
    assertThat(rewinds)
        .as(point)
        .isEqualTo(story == Story.RESTORED_FROM_A_BACKUP || story == Story.MADE_ANEW ? 1 : 0);
    assertThat(scenario.store.read(JournalKey.copy("hub", "dev", rewinds + 1), 0))
        .as(point)
        .isEqualTo(journal);
    assertTextsAreKept(scenario, journal, point);

    Breaking watch = new Breaking(Point.NEVER);
    scenario.through(watch.store(scenario.store));
    SyncReport next = scenario.open(story.environment(watch.target(scenario.dev))).sync("dev");
    assertThat(next.applied()).as(point).isEmpty();
    assertThat(next.findings()).as(point).isEmpty();
    assertThat(watch.calls()).as(point).containsExactly("store.heads", "target.head");
  }

  /** What is applied is registered, and its text is kept. */
  private static void assertTextsAreKept(
      Scenario scenario, List<JournalEntry> journal, String point) {
    Set<JournalEntry.Subject> applied =
        journal.stream()
            .filter(entry -> entry.kind() == EntryKind.APPLIED)
            .map(JournalEntry::subject)
            .collect(Collectors.toSet());
    Set<JournalEntry.Subject> registered =
        scenario.store.read(JournalKey.ledger("hub"), 0).stream()
            .filter(entry -> entry.kind() == EntryKind.REGISTERED)
            .map(JournalEntry::subject)
            .collect(Collectors.toSet());
    assertThat(registered).as(point).containsAll(applied);
    assertThat(
            scenario
                .store
                .texts(
                    applied.stream()
                        .map(JournalEntry.Subject::textHash)
                        .collect(Collectors.toSet()))
                .values())
        .as(point)
        .extracting(SqlText::textHash)
        .hasSameSizeAs(applied);
  }
}
