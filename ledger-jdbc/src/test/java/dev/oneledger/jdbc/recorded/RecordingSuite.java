package dev.oneledger.jdbc.recorded;

import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.HistoryTable;
import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import dev.oneledger.jdbc.testkit.MariaDbDatabase;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.SqliteDatabase;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.jdbc.testkit.TestSqlite;
import dev.oneledger.spi.History;
import dev.oneledger.spi.Verdict.Outcome;
import dev.oneledger.testkit.HistoryContract.SeededRow;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** What one tool wrote; a subclass nests the products it was recorded on. */
abstract class RecordingSuite {
  private static final String NO_TEXT = "create table none (id int);\n";

  private final MigrationTool tool;
  private final Recording recording;

  RecordingSuite(MigrationTool tool, String folder) {
    this.tool = tool;
    this.recording = Recording.of(folder);
  }

  final Recording recording() {
    return recording;
  }

  /** A reader of what was recorded. */
  History open(DataSource dataSource) {
    return HistoryTable.of(tool, dataSource);
  }

  /** The lines a reading has, in order. */
  List<Line> lines() {
    return recording.lines();
  }

  /** The key a line is read under. */
  String key(Line line) {
    return line.key();
  }

  /** The id a line is read under. */
  abstract @Nullable String id(Line line);

  /** What the tool does next to its table. */
  abstract String change(String product);

  /** The keys of what the tool would run next, as far as the reader was given its files. */
  List<String> pending() {
    return List.of();
  }

  List<@Nullable String> checksums() {
    return lines().stream().map(line -> line.hasChecksum() ? line.checksum() : null).toList();
  }

  List<SeededRow> seeded() {
    return lines().stream().map(this::seeded).toList();
  }

  private SeededRow seeded(Line line) {
    String id = id(line);
    SqlText text = line.file().endsWith(".sql") ? recording.text(line) : SqlText.of(NO_TEXT);
    MigrationId ours = id == null ? MigrationId.parse("1") : MigrationId.parse(id);
    return new SeededRow(
        key(line),
        id,
        line.state(),
        new Migration(ours, text, null, true, line.file()),
        line.hasChecksum() ? Outcome.MATCH : Outcome.NOT_VERIFIABLE);
  }

  /** What was recorded on PostgreSQL. */
  abstract class Postgres extends RecordedHistoryContract {
    Postgres() {
      super(RecordingSuite.this, "postgresql");
    }

    @Override
    ScratchDatabase freshDatabase() {
      return TestPostgres.freshDatabase();
    }

    @Override
    DataSource nowhere() {
      PGSimpleDataSource nowhere = new PGSimpleDataSource();
      nowhere.setServerNames(new String[] {"127.0.0.1"});
      nowhere.setPortNumbers(new int[] {1});
      nowhere.setUser("nobody");
      return nowhere;
    }

    @Override
    protected String product() {
      return "PostgreSQL";
    }

    @Override
    String versionQuery() {
      return "SELECT version()";
    }
  }

  /** What was recorded on MariaDB. */
  abstract class MariaDb extends RecordedHistoryContract {
    MariaDb() {
      super(RecordingSuite.this, "mariadb");
    }

    @Override
    ScratchDatabase freshDatabase() {
      return TestMariaDb.freshDatabase();
    }

    @Override
    DataSource nowhere() {
      return MariaDbDatabase.nowhere();
    }

    @Override
    protected String product() {
      return "MariaDB";
    }

    @Override
    String versionQuery() {
      return "SELECT version()";
    }
  }

  /** What was recorded on SQLite. */
  abstract class Sqlite extends RecordedHistoryContract {
    Sqlite() {
      super(RecordingSuite.this, "sqlite");
    }

    @Override
    ScratchDatabase freshDatabase() {
      return TestSqlite.freshDatabase();
    }

    @Override
    DataSource nowhere() {
      return SqliteDatabase.nowhere();
    }

    @Override
    protected String product() {
      return "SQLite";
    }

    @Override
    String versionQuery() {
      return "SELECT 'SQLite ' || sqlite_version()";
    }
  }
}
