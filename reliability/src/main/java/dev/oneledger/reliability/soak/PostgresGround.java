package dev.oneledger.reliability.soak;

import dev.oneledger.reliability.server.OwnServer;
import java.util.Map;
import java.util.TreeMap;

/** Transactional migrations, and such as build indexes concurrently. */
final class PostgresGround implements SoakGround {
  /** Work says who does it, and fails where somebody else is at work. */
  private static final String FIRST =
      """
      CREATE TABLE work (migration int, part int, starter text, session int,
        began timestamptz, ended timestamptz);
      CREATE TABLE person AS SELECT i AS id, 'name ' || i AS name FROM generate_series(1, 300) i;
      CREATE FUNCTION be_alone() RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
          IF NOT pg_try_advisory_xact_lock(1) THEN RAISE EXCEPTION 'overlap'; END IF;
        END $$;
      CREATE FUNCTION work(m int, p int) RETURNS void LANGUAGE plpgsql AS $$
        DECLARE began timestamptz := clock_timestamp();
        BEGIN
          PERFORM be_alone();
          PERFORM pg_sleep(0.03);
          INSERT INTO work VALUES (m, p, current_setting('application_name'), pg_backend_pid(),
            began, clock_timestamp());
        END $$;
      CREATE FUNCTION slow(name text) RETURNS text IMMUTABLE LANGUAGE plpgsql AS $$
        BEGIN
          IF name LIKE '%00' THEN
            PERFORM public.be_alone();
            PERFORM pg_sleep(0.05);
          END IF;
          RETURN name;
        END $$;
      SELECT work(1, 1);
      SELECT work(1, 2);
      """;

  private static final String TRANSACTIONAL =
      """
      SELECT work(%1$s, 1);
      CREATE TABLE table_%1$s (id int PRIMARY KEY, name text);
      CREATE INDEX index_%1$s ON table_%1$s (name);
      SELECT work(%1$s, 2);
      """;

  private static final String STATEMENTWISE =
      """
      -- ledger: no-transaction
      SELECT work(%1$s, 1);
      CREATE INDEX CONCURRENTLY person_%1$s ON person (slow(name));
      SELECT work(%1$s, 2);
      DROP INDEX CONCURRENTLY person_%1$s;
      """;

  @Override
  public Map<String, String> migrations(int count) {
    Map<String, String> migrations = new TreeMap<>(Map.of("1_work.sql", FIRST));
    for (int i = 2; i <= count; i++) {
      String text = i % 2 == 0 ? TRANSACTIONAL : STATEMENTWISE;
      migrations.put(i + "_more.sql", text.formatted(i));
    }
    return migrations;
  }

  @Override
  public String urlFor(String starter, OwnServer server, String database) {
    return server.url(database) + "&ApplicationName=" + starter;
  }

  @Override
  public String sessionsOf(String starter) {
    return "SELECT pid FROM pg_stat_activity WHERE application_name = '%s'".formatted(starter);
  }

  @Override
  public String holder(String database) {
    return """
    SELECT DISTINCT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE l.locktype = 'advisory' AND l.granted AND a.datname = '%s'"""
        .formatted(database);
  }

  @Override
  public String journalTable() {
    return "SELECT 1 WHERE to_regclass('oneledger.journal') IS NOT NULL";
  }

  @Override
  public String progress() {
    return "SELECT coalesce(max(sequence), 0) FROM oneledger.journal WHERE journal = '%s'"
        .formatted(SoakStarter.JOURNAL.journal());
  }

  @Override
  public String work() {
    return """
    SELECT starter, session, migration, part, (extract(epoch FROM began) * 1000000)::bigint,
      (extract(epoch FROM ended) * 1000000)::bigint FROM work ORDER BY began""";
  }
}
