package dev.oneledger.jdbc.internal.postgresql;

import java.sql.SQLException;
import java.util.List;

/** A flush failed, in one of these parts: in one only, where it is known. */
final class FlushException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient List<Part> candidates;
  private final SQLException error;
  private final boolean withCommit;

  FlushException(List<Part> candidates, SQLException error) {
    this(candidates, error, candidates);
  }

  /**
   * @param sent all parts of the flush
   */
  FlushException(List<Part> candidates, SQLException error, List<Part> sent) {
    super(error);
    this.candidates = List.copyOf(candidates);
    this.error = error;
    this.withCommit = sent.stream().anyMatch(part -> part.role() == Part.Role.COMMIT);
  }

  List<Part> candidates() {
    return candidates;
  }

  SQLException error() {
    return error;
  }

  /** Whether the COMMIT was sent with it. */
  boolean withCommit() {
    return withCommit;
  }

  /** Whether it failed in this role, or may have. */
  boolean in(Part.Role role) {
    return candidates.stream().anyMatch(part -> part.role() == role);
  }
}
