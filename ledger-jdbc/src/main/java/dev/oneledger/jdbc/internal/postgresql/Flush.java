package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.spi.SqlStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Collects texts and sends them together, as far as that is safe. Not thread-safe. */
final class Flush {
  /** More than this behind the first text could fill the buffers between driver and server. */
  private static final int BYTES = 64 * 1024;

  /** With one more, the driver would end the flush by itself and wait. */
  private static final int TEXTS = 255;

  private final Statement statement;
  private final List<Part> pending = new ArrayList<>();
  private final List<Duration> durations = new ArrayList<>();
  private int bytes;

  Flush(Statement statement) {
    this.statement = statement;
  }

  /** Adds a text, sending what is there first if it would become too much. */
  void add(Part part) throws FlushException {
    int length = encodedLength(part.sql());
    if (pending.size() == TEXTS || (!pending.isEmpty() && bytes + length > BYTES)) {
      send();
    }
    bytes += pending.isEmpty() ? 0 : length;
    pending.add(part);
  }

  /** Adds a statement of the step, or sends it by itself where it must not share a flush. */
  void add(SqlStatement each) throws FlushException, SQLException {
    Part part = Part.of(each);
    String data = each.classification().copyData();
    if (data != null) {
      send();
      CopyIn.run(statement.getConnection(), part, data);
    } else if (each.classification().mayReturnRows()) {
      alone(part);
    } else {
      add(part);
    }
  }

  private static int encodedLength(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return length;
  }

  /** Sends what is there and then this text by itself, all its rows read. */
  void alone(Part part) throws FlushException {
    send();
    try {
      statement.execute(part.sql());
    } catch (SQLException failed) {
      throw new FlushException(List.of(part), failed);
    }
  }

  /** Sends what is there, in one round trip. */
  void send() throws FlushException {
    if (pending.isEmpty()) {
      return;
    }
    List<Part> sent = List.copyOf(pending);
    pending.clear();
    bytes = 0;
    try {
      for (Part part : sent) {
        statement.addBatch(part.sql());
      }
      statement.executeBatch();
    } catch (SQLException failed) {
      throw new FlushException(BatchPlace.candidates(sent, failed), failed, sent);
    } finally {
      hear();
    }
  }

  /** How long what each journal block closed took, as far as they told, in order. */
  List<Duration> durations() {
    return List.copyOf(durations);
  }

  private void hear() {
    try {
      for (SQLWarning told = statement.getWarnings(); told != null; told = told.getNextWarning()) {
        if (PostgresErrors.DURATION.equals(told.getSQLState())) {
          String message = String.valueOf(told.getMessage());
          durations.add(Duration.of(BatchPlace.firstNumber(message), ChronoUnit.MICROS));
        }
      }
    } catch (SQLException unreadable) {
      // A pool may close what failed: then the durations are not told, and somebody else's clock
      // serves.
      LoggerFactory.getLogger(Flush.class).debug("Durations are not told", unreadable);
    }
  }
}
