package dev.oneledger.jdbc.internal.postgresql;

import java.sql.SQLException;
import java.util.List;

/** A flush failed, in one of these parts: in one only, where it is known. */
final class FlushException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient List<Part> candidates;
  private final SQLException error;

  FlushException(List<Part> candidates, SQLException error) {
    super(error);
    this.candidates = List.copyOf(candidates);
    this.error = error;
  }

  List<Part> candidates() {
    return candidates;
  }

  SQLException error() {
    return error;
  }

  /** Whether it failed in this role, or may have. */
  boolean in(Part.Role role) {
    return candidates.stream().anyMatch(part -> part.role() == role);
  }
}
