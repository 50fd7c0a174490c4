package dev.oneledger.spi;

import dev.oneledger.LedgerException;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One object of a schema that is not as it was recorded.
 *
 * @param object its kind and name, as it is now, or as it was where it is gone
 * @param what what happened to it
 * @param parts everything of the two readings that this speaks of, by the names it has there: the
 *     object itself, under its old name too, and what belongs to it
 * @param expected how it should be; null if it should not be there
 * @param found how it is; null if it is gone
 * @param undo what would make it as it was
 * @param adopt what a migration would have to say to make it as it is
 */
public record CatalogDifference(
    String object,
    What what,
    SortedSet<String> parts,
    @Nullable String expected,
    @Nullable String found,
    Way undo,
    Way adopt) {

  /** Copies the parts. */
  public CatalogDifference {
    parts = Collections.unmodifiableSortedSet(new TreeSet<>(parts));
  }

  /** What happened to an object. */
  public enum What {
    /** It was not there. */
    ADDED,
    /** It is gone. */
    REMOVED,
    /** It is altered or renamed. */
    CHANGED
  }

  /**
   * What leads from one state to the other.
   *
   * @param statements what to run, in order, each complete and without a semicolon; empty if
   *     nothing that could be generated leads there
   * @param refusal why not all of it could be generated; empty if it could
   */
  public record Way(List<String> statements, String refusal) {

    /**
     * Copies the statements.
     *
     * @throws LedgerException if there is neither a statement nor a reason
     */
    public Way {
      statements = List.copyOf(statements);
      if (statements.isEmpty() && refusal.isBlank()) {
        throw new LedgerException(
            "A way from one state of a schema to another needs a statement, or a reason why there is none.");
      }
    }

    /** These statements lead there. */
    public static Way of(List<String> statements) {
      return new Way(statements, "");
    }

    /** None leads there. */
    public static Way none(String refusal) {
      return new Way(List.of(), refusal);
    }
  }
}
