package dev.oneledger.json;

import dev.oneledger.LedgerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The kinds of reports that have a form in JSON. */
public enum ReportFormat {
  /** {@link dev.oneledger.StatusMatrix}. */
  STATUS,
  /** {@link dev.oneledger.DriftReport}. */
  DRIFT,
  /** {@link dev.oneledger.Plan}. */
  PLAN,
  /** {@link dev.oneledger.SyncReport}. */
  SYNC,
  /** {@link dev.oneledger.Journal}, with what its verification found. */
  JOURNAL,
  /** {@link dev.oneledger.ReleaseReport}. */
  RELEASES,
  /** A list of {@link dev.oneledger.Finding}s. */
  FINDINGS,
  /** {@link dev.oneledger.Ejection}. */
  EJECTION,
  /** A list of {@link dev.oneledger.MigrationProof}s. */
  PROOFS,
  /** {@link dev.oneledger.FleetReport}. */
  FLEET;

  private static final int VERSION = 1;

  /** What stands in the field {@code format}: {@code dev.oneledger/status}, say. */
  public String label() {
    return "dev.oneledger/" + word();
  }

  /** What stands in the field {@code version} of what this library writes. */
  public int version() {
    return VERSION;
  }

  /** The JSON Schema (draft 2020-12) of this version. */
  public String schema() {
    String file = "%s-%s.schema.json".formatted(word(), version());
    try (InputStream in = ReportFormat.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new LedgerException(
            "The schema '%s' is missing from the library's jar: it was repackaged without its resources."
                .formatted(file));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new LedgerException("The schema '%s' cannot be read: %s.".formatted(file, e), e);
    }
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
