package dev.oneledger.ddl.internal.guard;

import java.util.List;

/**
 * What is to run around a migration's statements, if and only if they run. Internal: may change in
 * any release.
 */
public interface Surroundings {

  /** Nothing around any statement. */
  Surroundings NONE =
      new Surroundings() {
        @Override
        public List<String> before(int number) {
          return List.of();
        }

        @Override
        public List<String> after(int number) {
          return List.of();
        }
      };

  /** Statements, without semicolons, to run just before the statement of this number, from 1. */
  List<String> before(int number);

  /** Statements to run just after it. */
  List<String> after(int number);
}
