package dev.oneledger.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesetKeyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db/log/a.sql",
        "classpath:db/log/a.sql",
        "classpath:/db/log/a.sql",
        "classpath*:db/log/a.sql",
        "/db/log/a.sql",
        "//db//log/a.sql",
        "db\\log\\a.sql",
        "C:\\db\\log\\a.sql",
        "./db/log/./a.sql",
        "db/other/../log/a.sql"
      })
  void spellings_of_one_path_are_one(String path) {
    assertThat(new ChangesetKey(path, "1", "me"))
        .isEqualTo(new ChangesetKey("db/log/a.sql", "1", "me"))
        .hasToString("db/log/a.sql::1::me");
  }

  @ParameterizedTest
  @ValueSource(strings = {"log/a.sql", "db/log/b.sql", "../db/log/a.sql", "db/log/a.sql.bak"})
  void other_paths_are_not(String path) {
    assertThat(ChangesetKey.normalised(path)).isNotEqualTo("db/log/a.sql");
  }

  @Test
  void letter_case_makes_no_other_changeset() {
    assertThat(new ChangesetKey("DB/A.sql", "X", "Me").identity())
        .isEqualTo(new ChangesetKey("db/a.sql", "x", "mE").identity())
        .isNotEqualTo(new ChangesetKey("db/a.sql", "x", "you").identity());
  }
}
