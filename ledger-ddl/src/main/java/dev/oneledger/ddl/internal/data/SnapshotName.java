package dev.oneledger.ddl.internal.data;

import dev.oneledger.Hash;
import java.nio.charset.StandardCharsets;

/**
 * The name of a snapshot table: what can be read of migration, statement and table within the 63
 * bytes of a name, and a hash of all of it.
 */
record SnapshotName(String value) {

  private static final int READABLE_BYTES = 40;

  static SnapshotName of(String migration, String textHash, int statement, String what) {
    String readable = migration + "." + statement + "." + what.substring(what.indexOf(' ') + 1);
    StringBuilder kept = new StringBuilder();
    int bytes = 0;
    for (int c : readable.codePoints().toArray()) {
      String next = Character.toString(c);
      bytes += next.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > READABLE_BYTES) {
        break;
      }
      kept.append(next);
    }
    String all = String.join("\0", migration, textHash, String.valueOf(statement), what);
    return new SnapshotName(
        "snapshot_"
            + kept
            + "_"
            + Hash.sha256(all.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 12));
  }

  String quoted() {
    return '"' + value.replace("\"", "\"\"") + '"';
  }
}
