package dev.oneledger.reliability.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.reliability.replay.Story.Part;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real dbmate replays the layout that is made for it. */
class DbmateReplayTest {
  @TempDir Path folder;

  @BeforeEach
  void require() {
    Dbmate.require();
  }

  private static ScratchDatabase freshDatabase(SqlDialect dialect) {
    return dialect == SqlDialect.POSTGRESQL
        ? TestPostgres.freshDatabase()
        : TestMariaDb.freshDatabase();
  }

  /** The driver of dbmate does not ask for this mode, which MariaDB notes at each routine. */
  private static List<String> asByItsDriver(List<String> text) {
    return text.stream()
        .map(line -> line.replaceFirst("^(\\w+ \\[\\w+, )IGNORE_SPACE,", "$1"))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(
      value = SqlDialect.class,
      names = {"POSTGRESQL", "MARIADB"})
  void it_goes_up_again_and_down_as_the_other_tools_do(SqlDialect dialect) throws Exception {
    Story story = Story.write(dialect, folder);
    Client client = new Client(folder);
    Path migrations = story.folder(Part.SECOND).resolve("apply/dbmate");
    try (ScratchDatabase byDbmate = freshDatabase(dialect);
        ScratchDatabase managed = freshDatabase(dialect)) {
      new ManagedTool(story).replay(Part.SECOND, managed);

      Client.Result up = Dbmate.run(client, byDbmate, migrations, "migrate").good();
      assertThat(up.out() + up.err()).contains("Applied: 00000000000010_totals.sql");
      managed.execute("DROP VIEW overview");
      assertThat(DatabaseText.of(byDbmate)).isEqualTo(asByItsDriver(DatabaseText.of(managed)));

      List<String> before = byDbmate.contents();
      Dbmate.run(client, byDbmate, migrations, "migrate").good();
      assertThat(byDbmate.contents()).isEqualTo(before);

      for (int i = 0; i < 5; i++) {
        Dbmate.run(client, byDbmate, migrations, "rollback").good();
      }
      assertThat(byDbmate.query("SELECT max(version) FROM schema_migrations"))
          .containsExactly("00000000000005");
      Client.Result refused = Dbmate.run(client, byDbmate, migrations, "rollback");
      assertThat(refused.exit()).isNotZero();
      assertThat(refused.out() + refused.err()).contains("There is no rollback");
      assertThat(byDbmate.query("SELECT max(version) FROM schema_migrations"))
          .containsExactly("00000000000005");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = SqlDialect.class,
      names = {"POSTGRESQL", "MARIADB"})
  void it_completes_what_the_release_before_began(SqlDialect dialect) throws Exception {
    Story story = Story.write(dialect, folder);
    Client client = new Client(folder);
    try (ScratchDatabase half = freshDatabase(dialect);
        ScratchDatabase whole = freshDatabase(dialect)) {
      for (Part part : Part.values()) {
        Path migrations = story.folder(part).resolve("apply/dbmate");
        Dbmate.run(client, half, migrations, "migrate").good();
      }
      Path migrations = story.folder(Part.SECOND).resolve("apply/dbmate");
      Dbmate.run(client, whole, migrations, "migrate").good();
      assertThat(DatabaseText.of(half)).isEqualTo(DatabaseText.of(whole));
    }
  }
}
