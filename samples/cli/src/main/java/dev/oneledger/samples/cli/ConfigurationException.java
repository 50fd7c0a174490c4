package dev.oneledger.samples.cli;

import dev.oneledger.LedgerException;

/** The configuration, or a name on the command line, cannot be used. */
final class ConfigurationException extends LedgerException {
  private static final long serialVersionUID = 1L;

  ConfigurationException(String message) {
    super(message);
  }
}
