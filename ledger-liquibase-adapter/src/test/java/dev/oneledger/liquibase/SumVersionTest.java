package dev.oneledger.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.liquibase.SqlChange.Manner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** The sums are what Liquibase 4.33.0 and 5.0.1 wrote. */
class SumVersionTest {
  static final List<Arguments> GOLDEN =
      List.of(
          Arguments.of(
              "create table nope(id int)",
              Manner.ELEMENT,
              "9:416522a942cb7e14c0fb373aa88228f8",
              "8:ef88860befb9c22d14a265d019117df7"),
          Arguments.of(
              "create table lba (\n   id int,  name varchar(10) -- x\n);",
              Manner.FORMATTED,
              "9:e1640f223412438a129f4e00cb7af99c",
              "8:8a8fc46f86c46018ba1b7e8f70e6bc05"),
          Arguments.of(
              "create table lbb(id int, s varchar(20) default 'a b');",
              new Manner("/", false, true),
              "9:366117c93fbe1e447aff4bc18cc95b8b",
              "8:5a8884487c61b28e62c77cb7d40663df"),
          Arguments.of(
              "create table lbc(id int)",
              Manner.FORMATTED,
              "9:67e1f1ff88b75b7106fd30c3ce5df411",
              "8:1db9890aeb331be25a4a62bb05b70c2f"));

  @ParameterizedTest
  @FieldSource("GOLDEN")
  void a_changeset_has_the_sums_that_liquibase_gave_it(
      String sql, Manner manner, String nine, String eight) {
    SqlChange change = new SqlChange(sql, manner);

    assertThat(SumVersion.V9.of(change)).isEqualTo(nine);
    assertThat(SumVersion.V8.of(change)).isEqualTo(eight);
  }

  @Test
  void version_9_cannot_tell_where_a_line_comment_ends() {
    assertThat(SumVersion.V9.ofChange(plain("-- note\ndrop table important;")))
        .isEqualTo(SumVersion.V9.ofChange(plain("-- notedrop table important;")))
        .isEqualTo("9:bf3734c991162fceba93e484cee155bb");
    assertThat(SumVersion.V8.of(plain("-- note\ndrop table important;")))
        .isEqualTo(SumVersion.V8.of(plain("-- note drop table important;")))
        .isNotEqualTo(SumVersion.V8.of(plain("-- notedrop table important;")));
  }

  @Test
  void version_9_cannot_see_blanks_in_a_string_and_version_8_only_how_many() {
    assertThat(SumVersion.V9.ofChange(plain("insert into t values('a b')")))
        .isEqualTo(SumVersion.V9.ofChange(plain("insert into t values('ab')")))
        .isEqualTo("9:95dc667d02de86d860869b1968f77a86");
    assertThat(SumVersion.V8.of(plain("insert into t values('a b')")))
        .isEqualTo(SumVersion.V8.of(plain("insert into t values('a \t b')")))
        .isNotEqualTo(SumVersion.V8.of(plain("insert into t values('ab')")));
  }

  @Test
  void blanks_that_are_not_of_the_four_count() {
    for (SumVersion version : SumVersion.values()) {
      assertThat(version.of(plain("select\u00a01"))).isNotEqualTo(version.of(plain("select1")));
      assertThat(version.of(plain("select\f1"))).isNotEqualTo(version.of(plain("select 1")));
    }
  }

  @Test
  void a_changeset_of_two_changes_is_another_than_one_of_both_texts() {
    List<SqlChange> two = List.of(plain("select 1"), plain("select 2"));

    assertThat(SumVersion.V9.of(two)).isNotEqualTo(SumVersion.V9.of(plain("select 1select 2")));
    assertThat(SumVersion.V9.of(List.of()))
        .as("what 4.33.0 stores for a changeset without changes")
        .isEqualTo("9:d41d8cd98f00b204e9800998ecf8427e");
  }

  private static SqlChange plain(String sql) {
    return new SqlChange(sql, Manner.PLAIN_FILE);
  }
}
