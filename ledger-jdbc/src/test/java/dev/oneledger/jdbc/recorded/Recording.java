package dev.oneledger.jdbc.recorded;

import dev.oneledger.SqlText;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.spi.HistoryState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a tool wrote into an empty database.
 *
 * @param folder where it is
 */
record Recording(Path folder) {

  static Recording of(String tool) {
    URL place = Recording.class.getResource("/history/" + tool + "/expected.tsv");
    if (place == null) {
      throw new IllegalArgumentException("nothing recorded of " + tool);
    }
    try {
      return new Recording(Path.of(place.toURI()).getParent());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * A migration as the story has it.
   *
   * @param checksum as it stands there; {@code -} for none
   * @param file the file it was; {@code -} for none
   */
  record Line(String key, HistoryState state, String checksum, String file) {

    boolean hasChecksum() {
      return !checksum.equals("-");
    }

    /** Without folder and ending. */
    String fileName() {
      String name = file.substring(file.lastIndexOf('/') + 1);
      return name.substring(0, name.indexOf('.'));
    }
  }

  Path migrations() {
    return folder.resolve("migrations");
  }

  /** Writes what the tool wrote. */
  void replay(ScratchDatabase database, String product) {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    for (String line : lines(product + ".sql")) {
      statement.append(line).append('\n');
      if (line.endsWith(";")) {
        statements.add(statement.toString());
        statement.setLength(0);
      }
    }
    database.execute(statements.toArray(String[]::new));
  }

  List<Line> lines() {
    return lines("expected.tsv").stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(field -> new Line(field[0], HistoryState.valueOf(field[1]), field[2], field[3]))
        .toList();
  }

  SqlText text(Line line) {
    try {
      return SqlText.decode(Files.readAllBytes(folder.resolve(line.file())), line.file());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(folder.resolve(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
