package dev.oneledger.ddl;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which rows a proof had to show anything with, of the tables whose rows a migration or its
 * rollback changes, destroys or writes anew. A table that it only makes or adds an empty column to
 * is none of these.
 *
 * @param there tables that had rows
 * @param madeUp tables that had none, and for which a few were made up
 * @param missing tables that had none, and for which none could be made up, or not tried
 */
public record ProofRows(Set<String> there, Set<String> madeUp, Set<String> missing) {
  /** The migration needs no rows. */
  public static final ProofRows NONE = new ProofRows(Set.of(), Set.of(), Set.of());

  /** Copies the sets, and sorts them. */
  public ProofRows {
    there = Collections.unmodifiableSet(new TreeSet<>(there));
    madeUp = Collections.unmodifiableSet(new TreeSet<>(madeUp));
    missing = Collections.unmodifiableSet(new TreeSet<>(missing));
  }
}
