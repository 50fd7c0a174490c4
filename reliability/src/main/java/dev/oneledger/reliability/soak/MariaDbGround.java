package dev.oneledger.reliability.soak;

import dev.oneledger.jdbc.internal.mariadb.LockName;
import dev.oneledger.reliability.server.DataSources;
import dev.oneledger.reliability.server.OwnServer;
import java.util.Map;
import java.util.TreeMap;

/** Changes of rows, and of the schema that the server finishes for a client that is gone. */
final class MariaDbGround implements SoakGround {
  private static final String FIRST =
      """
      CREATE TABLE work (migration int, part int, starter varchar(80), session bigint,
        began datetime(6), alone int, slept int, ended datetime(6), freed int);
      CREATE TABLE person (id int, name varchar(80));
      INSERT INTO person SELECT seq, concat('name ', seq) FROM seq_1_to_20000;
      """;

  /** It fails, by two rows where one is allowed, where somebody else is at work. */
  private static final String WORK =
      """
      INSERT INTO work SELECT %s, %s, substring_index(user(), '@', 1), connection_id(), sysdate(6),
        if(get_lock('soak', 0) = 1, 1, (SELECT 0 AS overlap UNION SELECT 1)), sleep(0.03),
        sysdate(6), release_lock('soak');
      """;

  private static final String CHANGE =
      """
      CREATE INDEX person_%1$s ON person (name, id);
      ALTER TABLE person ADD COLUMN column_%1$s int;
      """;

  @Override
  public Map<String, String> migrations(int count) {
    Map<String, String> migrations = new TreeMap<>();
    for (int i = 1; i <= count; i++) {
      String change = i == 1 ? FIRST : CHANGE.formatted(i);
      migrations.put(
          i + "_work.sql",
          i == 1
              ? change + WORK.formatted(i, 1) + WORK.formatted(i, 2)
              : WORK.formatted(i, 1) + change + WORK.formatted(i, 2));
    }
    return migrations;
  }

  @Override
  public String urlFor(String starter, OwnServer server, String database) {
    DataSources.execute(
        DataSources.at(server.url(database)),
        "CREATE USER '%s'@'%%'".formatted(starter),
        "GRANT ALL ON *.* TO '%s'@'%%'".formatted(starter));
    return server.url(database).replace("user=root", "user=" + starter);
  }

  @Override
  public String sessionsOf(String starter) {
    return "SELECT id FROM information_schema.processlist WHERE user = '%s'".formatted(starter);
  }

  @Override
  public String holder(String database) {
    return "SELECT user FROM information_schema.processlist WHERE id = is_used_lock('%s')"
        .formatted(LockName.of(database, SoakStarter.JOURNAL).value());
  }

  @Override
  public String journalTable() {
    return "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'oneledger_journal'";
  }

  @Override
  public String progress() {
    return "SELECT coalesce(max(sequence), 0) FROM oneledger_journal WHERE journal = '%s'"
        .formatted(SoakStarter.JOURNAL.journal());
  }

  @Override
  public String work() {
    return """
    SELECT starter, session, migration, part,
      cast(unix_timestamp(began) * 1000000 AS integer), cast(unix_timestamp(ended) * 1000000 AS integer)
    FROM work ORDER BY began""";
  }
}
