package dev.oneledger;

import java.util.List;
import java.util.stream.Collectors;

/** Something was refused because of findings, which it carries. Nothing was changed. */
public class FindingsException extends LedgerException {
  private static final long serialVersionUID = 1L;
  private final transient List<Finding> findings;

  /**
   * @param what what was refused, and where
   * @param findings why; at least one
   */
  public FindingsException(String what, List<Finding> findings) {
    super(what + findings.stream().map(finding -> "\n" + finding).collect(Collectors.joining()));
    this.findings = List.copyOf(findings);
  }

  /** The findings, in order. */
  public List<Finding> findings() {
    return findings;
  }
}
