package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestH2;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A tool's table made by hand, for what no recording shows. */
abstract class ToolTable {
  private final MigrationTool tool;
  private ScratchDatabase database;

  @TempDir Path folder;

  ToolTable(MigrationTool tool) {
    this.tool = tool;
  }

  @BeforeEach
  void create() {
    database = TestH2.freshDatabase();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  final void execute(String... statements) {
    database.execute(statements);
  }

  final ToolHistory history() {
    return HistoryTable.of(tool, database.dataSource());
  }

  final HistoryReading read() {
    return history().read();
  }

  /** Key, state and id of each row. */
  static List<String> inShort(HistoryReading reading) {
    return reading.rows().stream()
        .map(row -> row.key() + " " + row.state() + " " + row.id())
        .toList();
  }

  final void write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static Migration migration(String id, String text) {
    return new Migration(MigrationId.parse(id), SqlText.of(text), null, true, id);
  }

  static Verdict judge(HistoryRow row, String text) {
    Migration ours = migration("1_x", text);
    Verdict verdict = row.checksum().judge(ours, List.of(ours));
    assertThat(verdict.algorithm()).isNotBlank();
    return verdict;
  }
}
