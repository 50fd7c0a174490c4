package dev.oneledger.ddl.internal.inverse;

/** Statements inside a block that looks first. */
final class Guarded {

  private Guarded() {}

  /** Runs the statement where the condition holds, whatever the search path. */
  static String when(String condition, String statement) {
    return block("BEGIN IF " + condition + " THEN " + execute(statement) + " END IF; END");
  }

  /** Runs the statement where the condition holds with {@code search_path = pg_catalog}. */
  static String whenText(String condition, String statement) {
    return block(
        """
        DECLARE path text := pg_catalog.current_setting('search_path'); todo boolean;
        BEGIN
          PERFORM pg_catalog.set_config('search_path', 'pg_catalog', true);
          todo := (%s);
          PERFORM pg_catalog.set_config('search_path', path, true);
          IF todo THEN %s END IF;
        END"""
            .formatted(condition, execute(statement)));
  }

  /**
   * Creates a function whose body is not looked at: what it names may come later, or lie in a
   * schema that is not on this search path.
   */
  static String unchecked(String statement) {
    return block(
        """
        DECLARE checks text := pg_catalog.current_setting('check_function_bodies');
        BEGIN
          PERFORM pg_catalog.set_config('check_function_bodies', 'off', true);
          %s
          PERFORM pg_catalog.set_config('check_function_bodies', checks, true);
        END"""
            .formatted(execute(statement)));
  }

  /**
   * Runs a statement on a name that is looked up first, with {@code search_path = pg_catalog}.
   *
   * @param lookup a query INTO the variable {@code found}
   */
  static String found(String lookup, String before, String after) {
    return block(
        """
        DECLARE path text := pg_catalog.current_setting('search_path'); found text;
        BEGIN
          PERFORM pg_catalog.set_config('search_path', 'pg_catalog', true);
          %s;
          PERFORM pg_catalog.set_config('search_path', path, true);
          IF found IS NOT NULL THEN EXECUTE %s || found || %s; END IF;
        END"""
            .formatted(lookup, Names.literal(before), Names.literal(after)));
  }

  private static String execute(String statement) {
    return "EXECUTE " + dollars("ddl", statement) + ";";
  }

  private static String block(String body) {
    return "DO " + dollars("guard", body);
  }

  /** The text between dollar quotes with a tag that does not occur in it. */
  private static String dollars(String name, String text) {
    String tag = "$" + name + "$";
    for (int n = 1; text.contains(tag) || text.endsWith(tag.substring(0, tag.length() - 1)); n++) {
      tag = "$" + name + n + "$";
    }
    return tag + text + tag;
  }
}
