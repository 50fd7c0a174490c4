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
