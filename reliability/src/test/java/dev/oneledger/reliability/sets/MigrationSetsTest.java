package dev.oneledger.reliability.sets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.jdbc.testkit.TestProgram;
import dev.oneledger.reliability.campaign.Options;
import dev.oneledger.reliability.sets.RawTrial.Again;
import dev.oneledger.reliability.sets.RawTrial.Applied;
import dev.oneledger.reliability.sets.RawTrial.Down;
import dev.oneledger.reliability.testkit.TestUrls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationSetsTest {
  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void each_file_is_tried_as_written_guarded_and_back_and_what_fails_is_named() throws IOException {
    TestProgram.path("psql");
    TestProgram.path("pg_dump");
    write("1_base.up.sql", "CREATE TABLE base (id int PRIMARY KEY, name text DEFAULT 'x');");
    write("1_base.down.sql", "DROP TABLE base;");
    write("2_rows.up.sql", "INSERT INTO base SELECT count(*) FROM base;");
    write("2_rows.down.sql", "-- nothing");
    write("3_column.up.sql", "ALTER TABLE base DROP COLUMN name;");
    write("3_column.down.sql", "ALTER TABLE base ADD COLUMN name text;");
    write("4_broken.up.sql", "ALTER TABLE nowhere ADD COLUMN x int;");
    try (TestDatabase server = TestPostgres.freshDatabase()) {
      SetFigures figures =
          MigrationSets.tried(
              Options.of(List.of("folder=" + folder, "url=" + TestUrls.of(server))));

      assertThat(figures.trials())
          .extracting(trial -> trial.raw().applied())
          .containsExactly(Applied.YES, Applied.YES, Applied.YES, Applied.FAILS);
      assertThat(figures.trials())
          .extracting(trial -> trial.raw().again())
          .containsExactly(Again.FAILS, Again.CHANGES, Again.FAILS, Again.NOT_JUDGED);
      assertThat(figures.trials())
          .extracting(trial -> trial.raw().down())
          .containsExactly(Down.RIGHT, Down.EMPTY, Down.WRONG, Down.NOT_JUDGED);
      assertThat(figures.trials().subList(0, 3))
          .allSatisfy(
              trial -> {
                assertThat(trial.guard().result()).isEqualTo(GuardTrial.Result.RUNS_AGAIN);
                assertThat(trial.back().result())
                    .as(trial.back().why())
                    .isEqualTo(BackTrial.Result.EXACT);
              });
      assertThat(figures.trials().get(3).lines()).singleElement().asString().contains("42P01");
      assertThat(figures.isFlawless()).isTrue();
    }
  }
}
