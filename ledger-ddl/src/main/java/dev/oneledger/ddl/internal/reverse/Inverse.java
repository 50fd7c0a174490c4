package dev.oneledger.ddl.internal.reverse;

import java.util.List;

/**
 * What takes a statement back. Internal: may change in any release.
 *
 * @param statements in order, without semicolons; empty if there is nothing to take back
 * @param refusal why it cannot be told from the text; empty if it can
 */
public record Inverse(List<String> statements, String refusal) {

  /** Copies the list. */
  public Inverse {
    statements = List.copyOf(statements);
  }

  static Inverse of(String... statements) {
    return new Inverse(List.of(statements), "");
  }

  static Inverse nothing() {
    return new Inverse(List.of(), "");
  }

  static Inverse refused(String why) {
    return new Inverse(List.of(), why);
  }

  /** Whether it cannot be told. */
  public boolean refused() {
    return !refusal.isEmpty();
  }
}
