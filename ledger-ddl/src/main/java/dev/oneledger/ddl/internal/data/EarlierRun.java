package dev.oneledger.ddl.internal.data;

/**
 * Stops a run that would take a second copy of rows while an earlier run's is still to be given
 * back: the first must survive, and two could not both be given back.
 */
final class EarlierRun {

  static final String DECLARATIONS = "\n  differs boolean := false;";

  private EarlierRun() {}

  /** For rows that are not as the earlier run left them, as the query finds. */
  static String stop(String differing, Shape table) {
    return """
        BEGIN
          SELECT EXISTS (%s) INTO differs;
        EXCEPTION WHEN undefined_column OR undefined_table OR undefined_function OR datatype_mismatch THEN
          differs := true;
        END;
        IF differs THEN
          RAISE EXCEPTION USING
            MESSAGE = %s,
            HINT = 'Roll that run back first, or drop what it kept (DataSnapshots.drop), if it is not to be taken back any more.';
        END IF;
        """
        .formatted(
            differing,
            Sql.literal(
                "C010 the rows of %s are not as an earlier run of this migration left them, whose rollback still needs what it kept; nothing was changed."
                    .formatted(table.ident())));
  }
}
