package dev.oneledger.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.internal.file.FileDrop;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;

/**
 * A ledger as one page that anybody can open: a single HTML file that loads nothing and can be read
 * without a script. It shows what needs attention, the status matrix, for each environment what is
 * wrong with the diff of file and ledger, the releases, and the journals with what verifying them
 * came to.
 *
 * <p>The ledger is read first, which writes nothing anywhere; an environment that does not answer
 * is shown as last known.
 */
public final class StatusPage {
  private StatusPage() {}

  /**
   * Reads a ledger and writes its page, which appears whole or not at all and replaces an older
   * one.
   *
   * @return the file
   * @throws LedgerException if the ledger itself cannot be read, or the file cannot be written
   */
  public static Path write(Ledger ledger, Path file) {
    return write(LedgerReading.of(ledger), file);
  }

  /**
   * Writes the page of a reading.
   *
   * @return the file
   * @throws LedgerException if the file cannot be written; what was there is still there
   */
  public static Path write(LedgerReading reading, Path file) {
    return FileDrop.file(file, out -> write(reading, out));
  }

  /**
   * Writes the page of a reading, as UTF-8. The stream is flushed and left open.
   *
   * @throws IOException if the stream does not take it
   */
  public static void write(LedgerReading reading, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    try {
      PageDocument.write(reading, writer);
      writer.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
