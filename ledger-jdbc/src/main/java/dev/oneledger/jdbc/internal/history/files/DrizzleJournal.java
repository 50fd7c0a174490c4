package dev.oneledger.jdbc.internal.history.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.oneledger.LedgerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Drizzle's {@code meta/_journal.json}. Internal: may change in any release. */
public final class DrizzleJournal {
  private static final String FILE = "meta/_journal.json";

  private DrizzleJournal() {}

  /**
   * A migration.
   *
   * @param when its time in milliseconds, which is what the table has of it
   * @param tag its file's name without {@code .sql}
   */
  public record Entry(long when, String tag) {}

  /**
   * All its migrations, in order.
   *
   * @throws LedgerException if the file is not there or is no such journal
   */
  public static List<Entry> in(ToolFolder folder) {
    byte[] file =
        folder
            .bytes(FILE)
            .orElseThrow(
                () ->
                    new LedgerException(
                        "Drizzle's journal is not there: expected %s in %s. Hand over the folder that drizzle-kit writes to (out)."
                            .formatted(FILE, folder)));
    JsonNode entries = parsed(file, folder).path("entries");
    List<Entry> journal = new ArrayList<>();
    for (JsonNode entry : entries) {
      if (!entry.path("when").isNumber() || !entry.path("tag").isTextual()) {
        throw notOne(folder, null);
      }
      journal.add(new Entry(entry.path("when").asLong(), entry.path("tag").asText()));
    }
    if (!entries.isArray()) {
      throw notOne(folder, null);
    }
    return journal;
  }

  private static JsonNode parsed(byte[] file, ToolFolder folder) {
    try {
      return new ObjectMapper().readTree(file);
    } catch (IOException noJson) {
      throw notOne(folder, noJson);
    }
  }

  private static LedgerException notOne(ToolFolder folder, @Nullable IOException cause) {
    String message =
        "%s in %s is not a journal of Drizzle: expected JSON with entries that have 'when' and 'tag'. Write it again with drizzle-kit."
            .formatted(FILE, folder);
    return cause == null ? new LedgerException(message) : new LedgerException(message, cause);
  }
}
