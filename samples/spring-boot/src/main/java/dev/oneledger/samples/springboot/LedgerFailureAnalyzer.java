package dev.oneledger.samples.springboot;

import dev.oneledger.LedgerException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows what the ledger says instead of a stack trace where it stops the start. */
public final class LedgerFailureAnalyzer extends AbstractFailureAnalyzer<LedgerException> {

  /** The message says what, where, and what to do. */
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, LedgerException cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
  }
}
