package dev.oneledger.ddl.internal.guard;

import dev.oneledger.ddl.internal.inverse.Names;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Waits while another session builds or drops an index concurrently that this migration is about:
 * until then it is there and not valid. Who builds it waits for every snapshot that is older, so
 * the one that waits here must not keep one: it commits between its looks. Inside a transaction
 * that it did not begin the server refuses that, with SQLSTATE 2D000; nothing tells beforehand.
 */
record IndexWait(GuardPlan plan) {
  private static final String INDEX = "index ";
  private static final String BLOCK =
      """

      BEGIN
        WHILE EXISTS (SELECT FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_locks l ON l.relation = i.indrelid AND l.locktype = 'relation'
              AND l.database = (SELECT oid FROM pg_catalog.pg_database
                WHERE datname = pg_catalog.current_database())
            WHERE NOT i.indisvalid AND i.indexrelid IN (%s)
              AND l.mode = 'ShareUpdateExclusiveLock' AND l.granted
              AND l.pid <> pg_catalog.pg_backend_pid())
        LOOP
          COMMIT;
          PERFORM pg_catalog.pg_sleep(0.1);
        END LOOP;
      END\s""";

  /** The block to put before a statement; empty where it is about no index. */
  Optional<String> before(int number) {
    List<String> indexes =
        plan.statements().get(number - 1).touches().stream()
            .map(touch -> plan.slots().get(touch.slot() - 1).slot())
            .filter(slot -> slot.key().startsWith(INDEX))
            .map(slot -> "pg_catalog.to_regclass(" + Names.literal(slot.ident()) + ")")
            .distinct()
            .toList();
    return indexes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "DO "
                + SqlQuote.dollar(
                    "ol", BLOCK.formatted(indexes.stream().collect(Collectors.joining(", "))))
                + ";\n");
  }
}
