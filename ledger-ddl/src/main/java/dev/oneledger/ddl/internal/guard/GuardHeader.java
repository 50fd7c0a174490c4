package dev.oneledger.ddl.internal.guard;

import dev.oneledger.Hash;
import dev.oneledger.Migration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comment lines at the head of a guarded text, the first of which has the hash of the rest. */
final class GuardHeader {
  private static final Pattern FIRST =
      Pattern.compile("\\A-- Guarded by OneLedger, form 1, sha256:([0-9a-f]{64})\\n");

  private GuardHeader() {}

  /** The lines after the first. */
  static String origin(Migration migration, int major) {
    return """
        -- Safe to run again. Made from migration %s, sha256:%s, on PostgreSQL %s.
        -- To change it, change that migration and guard it again.
        """
        .formatted(migration.id(), migration.textHash().hex(), major);
  }

  /** The first line, with its end. */
  static String first(String rest) {
    return "-- Guarded by OneLedger, form 1, sha256:" + Hash.sha256(rest).hex() + "\n";
  }

  /** Whether a text says that it is guarded. */
  static boolean isOn(String text) {
    return FIRST.matcher(text).find();
  }

  /** Whether it is as it was when it was guarded. */
  static boolean isIntact(String text) {
    Matcher first = FIRST.matcher(text);
    return first.find() && Hash.sha256(text.substring(first.end())).hex().equals(first.group(1));
  }
}
