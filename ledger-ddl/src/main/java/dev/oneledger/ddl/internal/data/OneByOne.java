package dev.oneledger.ddl.internal.data;

/**
 * Gives updated rows back one after the other, for a table whose unique values moved up or down and
 * to which others point: a row whose old value another still has waits until that one is back.
 */
record OneByOne(RestoreSql restore) {

  static final String DECLARATIONS =
      "  oneledger_row bigint;\n  oneledger_waiting bigint[];\n  oneledger_left bigint[];";

  /** Each round goes the other way, so that a row of neighbours needs two. */
  String updates() {
    String update = restore.updates(" AND s.id = oneledger_row");
    if (update.isEmpty() || restore.capture().kind() != Capture.Kind.ROWS) {
      return update;
    }
    return """
        oneledger_waiting := ARRAY(SELECT s.id FROM %1$s AS s WHERE NOT (%2$s) AND NOT (%3$s) ORDER BY s.id);
        WHILE cardinality(oneledger_waiting) > 0 LOOP
          oneledger_left := '{}';
          FOREACH oneledger_row IN ARRAY oneledger_waiting LOOP
            BEGIN
              %4$s    EXCEPTION WHEN unique_violation OR exclusion_violation THEN
              oneledger_left := oneledger_left || oneledger_row;
            END;
          END LOOP;
          IF cardinality(oneledger_left) = cardinality(oneledger_waiting) THEN
            RAISE EXCEPTION USING
              MESSAGE = %5$s,
              HINT = 'Write the rollback by hand, with values in between.';
          END IF;
          oneledger_waiting := ARRAY(SELECT r.id FROM unnest(oneledger_left) WITH ORDINALITY AS r (id, nth) ORDER BY r.nth DESC);
        END LOOP;
        """
        .formatted(
            restore.capture().snapshot(),
            restore.capture().inserted("s"),
            restore.capture().deleted("s"),
            update,
            Sql.literal(
                "Unique values of %s changed places, and other tables point to its rows, so they cannot be given back in any order; nothing was changed."
                    .formatted(restore.table())));
  }
}
