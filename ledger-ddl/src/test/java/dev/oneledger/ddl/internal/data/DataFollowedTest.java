package dev.oneledger.ddl.internal.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that the migration leads elsewhere. */
class DataFollowedTest extends DataContract {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE m SET v = 'x'; ALTER TABLE m DETACH PARTITION m1",
        "UPDATE m SET v = 'x'; DROP TABLE m1",
        "DELETE FROM m; ALTER TABLE m DETACH PARTITION m1",
        "ALTER TABLE m DROP v; ALTER TABLE m DETACH PARTITION m1",
        "ALTER TABLE m DROP v; DROP TABLE m1",
        "ALTER TABLE m ATTACH PARTITION other FOR VALUES FROM (100) TO (200); UPDATE m SET v = 'x'",
        "ALTER TABLE m ATTACH PARTITION other FOR VALUES FROM (100) TO (200); ALTER TABLE m DROP v",
      })
  void rows_of_a_partition_that_comes_or_goes_are_refused(String migration) {
    partitioned();
    assertThat(Rehearsal.of(database, migration).plan().refusals())
        .singleElement()
        .asString()
        .contains("the rows of public.m cannot be followed through the migration, since public.")
        .contains(" is a partition of it for a part of the migration only");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE m SET v = 'x' WHERE id > 10; ALTER TABLE m DETACH PARTITION m1",
        "ALTER TABLE m DETACH PARTITION m1; UPDATE m SET v = 'x'; UPDATE m1 SET v = 'y'; DELETE FROM m1 WHERE id = 2",
        "UPDATE m SET v = 'x'; UPDATE other SET v = 'y'; ALTER TABLE m ATTACH PARTITION other FOR VALUES FROM (100) TO (200)",
        "CREATE TABLE m3 PARTITION OF m FOR VALUES FROM (200) TO (300); INSERT INTO m VALUES (201, 'd'); UPDATE m SET v = 'x'",
        "DELETE FROM m1; DROP TABLE other; ALTER TABLE m DROP v",
      })
  void rows_of_other_partitions_come_back(String migration) {
    partitioned();
    DatabaseState before = DatabaseState.of(database);
    Rehearsal rehearsal = Rehearsal.of(database, migration);
    assertThat(rehearsal.plan().refusals()).isEmpty();
    rehearsal.apply();
    rehearsal.rollBackAll();
    assertThat(DatabaseState.of(database)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE big SET v = 'x'",
        "INSERT INTO big VALUES (102, 'p')",
        "ALTER TABLE big DROP v",
        "DROP TABLE big",
      })
  void rows_of_a_table_that_becomes_a_partition_of_a_new_one_are_refused(String change) {
    partitioned();
    String adopting =
        "CREATE TABLE big (id int PRIMARY KEY, v text) PARTITION BY RANGE (id);"
            + " ALTER TABLE big ATTACH PARTITION other FOR VALUES FROM (100) TO (200);";
    assertThat(Rehearsal.of(database, adopting + change).plan().refusals())
        .singleElement()
        .asString()
        .contains("the rows of public.other cannot be followed")
        .contains("it is a partition of public.big then, which the migration makes");
    assertThat(Rehearsal.of(database, adopting + "CREATE INDEX ON big (v)").plan().refusals())
        .isEmpty();
  }

  private void partitioned() {
    database.execute(
        "CREATE TABLE m (id int PRIMARY KEY, v text) PARTITION BY RANGE (id)",
        "CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1) TO (10)",
        "CREATE TABLE m2 PARTITION OF m FOR VALUES FROM (10) TO (100)",
        "CREATE TABLE other (id int PRIMARY KEY, v text)",
        "INSERT INTO m VALUES (1, 'a'), (2, 'b'), (11, 'c'); INSERT INTO other VALUES (101, 'o')");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE person SET feels = 'glad'; ALTER TYPE mood RENAME VALUE 'glad' TO 'happy'",
        "ALTER TYPE mood RENAME VALUE 'glad' TO 'happy'; DELETE FROM person",
        "DELETE FROM felt; ALTER TYPE mood RENAME VALUE 'glad' TO 'happy'",
        "ALTER TYPE mood RENAME VALUE 'glad' TO 'happy'; ALTER TABLE person DROP mine",
      })
  void values_whose_labels_get_other_names_are_refused(String migration) {
    labelled();
    assertThat(Rehearsal.of(database, migration).plan().refusals())
        .singleElement()
        .asString()
        .contains("cannot be followed through the migration, since labels are renamed that column");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TYPE mood RENAME VALUE 'glad' TO 'happy'",
        "ALTER TYPE mood RENAME VALUE 'glad' TO 'happy'; UPDATE items SET n = 0; DELETE FROM sized",
        "ALTER TYPE mood ADD VALUE 'calm' AFTER 'sad'; UPDATE person SET feels = 'glad'; DELETE FROM felt",
      })
  void values_of_other_types_and_under_the_same_labels_are_not(String migration) {
    labelled();
    assertThat(Rehearsal.of(database, migration).plan().refusals()).isEmpty();
  }

  private void labelled() {
    database.execute(
        "CREATE TYPE mood AS ENUM ('sad', 'glad'); CREATE TYPE size AS ENUM ('s', 'm')",
        "CREATE DOMAIN own AS mood; CREATE DOMAIN big AS size",
        "CREATE TABLE person (id int PRIMARY KEY, feels mood, mine own); CREATE TABLE felt (all_of mood[])",
        "CREATE TABLE sized (id int PRIMARY KEY, is_of size, big big)",
        "INSERT INTO person VALUES (1, 'sad', 'glad'), (2, 'glad', NULL); INSERT INTO felt VALUES ('{sad}')");
  }
}
