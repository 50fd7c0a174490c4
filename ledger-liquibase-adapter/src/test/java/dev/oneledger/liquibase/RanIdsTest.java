package dev.oneledger.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RanIdsTest {

  /** The ids of changesets given as {@code path::id}. */
  private static List<String> ids(String... changesets) {
    List<ChangesetKey> keys = new ArrayList<>();
    for (String changeset : changesets) {
      String[] parts = changeset.split("::", 2);
      keys.add(new ChangesetKey(parts[0], parts[1], "me"));
    }
    RanIds ids = new RanIds(keys);
    return keys.stream().map(key -> String.valueOf(ids.of(key))).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "changelog.xml, 144_health, 144_health",
    "changelog.xml, 144-health, 144_health",
    "changelog.xml, 144-health-score, 144_health-score",
    "changelog.xml, V144__health, 144_health",
    "changelog.xml, 144 health, 144_health",
    "changelog.xml, 144, 144",
    "changelog.xml, 1.2.3-create, 1.2.3_create",
    "changelog.xml, R__scores, R__scores",
    "changelog.xml, 1684322343210, 1684322343210",
    "changelog.xml, 1684322343210-1, null",
    "changelog.xml, create-table, null",
    "changelog.xml, JIRA-144, null",
    "changelog.xml, raw, null",
    "changelog.xml, 12345678-9abc-def0-1234-56789abcdef0, null",
    "db/144_health.sql, raw, 144_health",
    "db/144_health.sql, 1, 144_health",
    "db/144_health.sql, 144, 144_health",
    "db/144_health.sql, create-table, 144_health",
    "db/144_health.sql, 144-score, 144_score",
    "db/144_health.sql, 1_create, null",
    "db/R__scores.sql, 1, R__scores",
    "db/144_health.xml, 1, 144_health",
    "db/144_health.yaml, 1, 144_health",
    "db/V144__health.sql, x, 144_health",
    "db.changelog-1.2.xml, x, null",
  })
  void a_changeset_that_is_alone_is_named_by_its_id_or_its_file(
      String path, String id, String expected) {
    assertThat(ids(path + "::" + id)).containsExactly(expected);
  }

  @Test
  void counters_in_a_file_with_several_changesets_are_no_revisions() {
    assertThat(ids("db/144_x.sql::1", "db/144_x.sql::2", "db/145_y.sql::1"))
        .containsExactly("null", "null", "145_y");
  }

  @Test
  void names_in_a_file_with_several_changesets_count_where_the_file_has_no_revision() {
    assertThat(ids("changelog.sql::144_a", "changelog.sql::145_b", "changelog.sql::fix"))
        .containsExactly("144_a", "145_b", "null");
    assertThat(ids("2.8_release.sql::144_a", "2.8_release.sql::145_b"))
        .as("which of the two revisions is meant is not clear")
        .containsExactly("null", "null");
  }

  @Test
  void a_number_that_several_changesets_have_is_a_counter() {
    assertThat(ids("a.xml::1", "b.xml::1", "b.xml::2")).containsExactly("null", "null", "2");
    assertThat(ids("a.xml::144", "b.xml::144_health")).containsExactly("null", "144_health");
    assertThat(ids("a.xml::144", "b.xml::0144")).containsExactly("null", "null");
  }

  @Test
  void two_names_of_one_revision_are_both_said() {
    assertThat(ids("a.xml::144_a", "b.xml::144_b")).containsExactly("144_a", "144_b");
  }
}
