package dev.oneledger.page;

import java.util.Optional;

/** A reading in another form than the page. Thread-safe. */
@FunctionalInterface
interface ReadingFormat {

  /**
   * One report.
   *
   * @param path what was asked for below the handler's own path, without a slash at its beginning:
   *     {@code status.json}
   * @return the report as a JSON text; empty if there is none of this path
   */
  Optional<String> json(LedgerReading reading, String path);
}
