package dev.oneledger.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Vectors are directories that ariga/atlas publishes as the data of its own tests. */
class AtlasSumTest {

  private static String sum(String... namesAndTexts) {
    SortedMap<String, Supplier<String>> scripts = new TreeMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      String text = namesAndTexts[i + 1];
      scripts.put(namesAndTexts[i], () -> text);
    }
    return AtlasSum.of(scripts).text();
  }

  /** {@code atlasexec/testdata/migrations}. */
  @Test
  void three_files_are_hashed_as_atlas_hashes_them() {
    assertThat(
            sum(
                "20230926085734_destructive-change.sql",
                "DROP TABLE t2;\n",
                "20230727105553_init.sql",
                "CREATE TABLE t1 ( c1 int );\n",
                "20230727105615_t2.sql",
                "CREATE TABLE t2 ( c1 int, c2 text );\n"))
        .isEqualTo(
            """
            h1:hnQZfRcN6sV+y+0YePtkLazMy+Ty3lhyGv69ixeYoXc=
            20230727105553_init.sql h1:jxgvnWO6tZD3lSPpH1ao5E/6VjapP7iwvBCUJ6aez58=
            20230727105615_t2.sql h1:UvzeoFxe90Y/7b21ziwg6pPzWJQSV7LeYwJl8J63lMU=
            20230926085734_destructive-change.sql h1:Gf/bSvUkfqHr/MEXKCxdGu2YvG8zwe4ER5TW8T/laA0=
            """);
  }

  /** {@code sql/migrate/testdata/migrate}: no line end at the end of the files. */
  @Test
  void files_without_a_last_line_end_are_hashed_as_they_are() {
    assertThat(
            sum(
                "1_initial.up.sql",
                "CREATE TABLE t(c int);",
                "1_initial.down.sql",
                "DROP TABLE IF EXISTS t;"))
        .isEqualTo(
            """
            h1:M74RrNK69S2pj6C541LR1ew5O32/i0WoyNgsJmyuiUk=
            1_initial.down.sql h1:0zypK43rgPbgvVUgVJABGN25VgM1QSeU+LJDBb8cEQI=
            1_initial.up.sql h1:hFhs5XhRml4KTWGF5td6h1s7xNqAFnaEBbC5Y/NF7i4=
            """);
  }

  /** {@code cmd/atlas/internal/cmdapi/testdata/mysql} and {@code .../baseline1}. */
  @Test
  void comments_and_backticks_are_part_of_the_hash() {
    assertThat(
            sum(
                "20220318104614_initial.sql",
                "-- add new schema named \"atlantis\"\nCREATE DATABASE `atlantis`;\n-- create \"tbl\" table\nCREATE TABLE `atlantis`.`tbl` (`col` int NOT NULL) CHARSET utf8mb4 COLLATE utf8mb4_general_ci;\n",
                "20220420213403_second.sql",
                "ALTER TABLE `atlantis`.`tbl` ADD `col_2` TEXT;\n"))
        .isEqualTo(
            """
            h1:EGX5/CEEerpLWqYQNHB1veTXon8t05wEGJiX2fOtFXg=
            20220318104614_initial.sql h1:EoDHPlX7fTGn5qiCdR5xhwFh+DrOi3cQ7Y49BsIy97k=
            20220420213403_second.sql h1:cAioQjDgJkOIiMAyEwqaurPs0EHpTeu0CnWlJzNj5SE=
            """);
    assertThat(
            sum(
                "1_baseline.sql",
                "-- create \"baseline\" table\nCREATE TABLE baseline (`c` int NOT NULL);\n"))
        .contains(
            "h1:GqOjMVGk2H0qYhhtJ1SPCyyHEBbWP/LD2ueWQTY4e6A=\n",
            "1_baseline.sql h1:rZgkRmNcN2UEKgxru1nHCpBRVn/fjFavyQ4xxPxhrD4=\n");
  }

  @Test
  void a_changed_first_file_changes_every_hash_after_it() {
    String before = sum("1_a.sql", "x", "2_b.sql", "y");
    String after = sum("1_a.sql", "z", "2_b.sql", "y");
    assertThat(after.lines().filter(before.lines().toList()::contains)).isEmpty();
  }
}
