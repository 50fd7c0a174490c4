package dev.oneledger.internal.index;

import dev.oneledger.Hash;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.journal.RollbackName;
import dev.oneledger.internal.journal.StateSum;
import dev.oneledger.internal.journal.StateWhenApplied;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an index says of all its migrations together; the package's description has its fields.
 * Internal: may change in any release.
 *
 * @param sum of how many, and what the state digest is made of when all are applied
 * @param closed whether all that is taken back is among them
 * @param newest the highest revision, a rollback counting as what it takes back
 * @param readable the dialects in which every text was read
 */
public record IndexHeader(
    StateSum sum, boolean closed, @Nullable Revision newest, Set<SqlDialect> readable) {
  static final String FORMAT = "oneledger-index-1";
  private static final String NONE = "-";

  /** Of these migrations, in order. */
  public static IndexHeader of(Collection<Migration> migrations, Set<SqlDialect> readable) {
    List<Lineage.Pin> pins = new ArrayList<>();
    migrations.forEach(migration -> pins.add(Lineage.Pin.of(migration)));
    StateWhenApplied state = StateWhenApplied.of(pins);
    List<MigrationId> ids = new ArrayList<>();
    pins.forEach(pin -> ids.add(pin.id()));
    return new IndexHeader(state.sum(), state.isClosed(), RollbackName.newest(ids), readable);
  }

  /** Of the migrations of two indexes; empty if that cannot be told from the headers. */
  public Optional<IndexHeader> with(IndexHeader other) {
    if (!closed || !other.closed) {
      return Optional.empty();
    }
    StateSum both = new StateSum();
    both.add(sum);
    both.add(other.sum);
    Set<SqlDialect> common = EnumSet.noneOf(SqlDialect.class);
    common.addAll(readable);
    common.retainAll(other.readable);
    return Optional.of(new IndexHeader(both, true, later(newest, other.newest), common));
  }

  private static @Nullable Revision later(@Nullable Revision one, @Nullable Revision other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) < 0 ? other : one;
  }

  /** The header without its hash. */
  String unsealed() {
    StringBuilder dialects = new StringBuilder();
    for (SqlDialect dialect : SqlDialect.values()) {
      if (readable.contains(dialect)) {
        dialects.append(dialects.isEmpty() ? "" : ",").append(dialect.name());
      }
    }
    return FORMAT
        + " migrations="
        + sum.count()
        + " sum="
        + sum.hex()
        + " rollbacks="
        + (closed ? "within" : "beyond")
        + " newest="
        + (newest == null ? NONE : newest.canonical())
        + " readable="
        + (dialects.isEmpty() ? NONE : dialects);
  }

  /**
   * Reads a header, with or without its hash.
   *
   * @throws IllegalArgumentException if it has another form
   */
  static IndexHeader parse(String line) {
    String[] fields = line.split(" ", -1);
    if (fields.length < 6 || fields.length > 7 || !fields[0].equals(FORMAT)) {
      throw new IllegalArgumentException("its first line is no header: '" + line + "'");
    }
    int count = Integer.parseInt(value(fields[1], "migrations"));
    Hash sum = new Hash(Hash.SHA256, value(fields[2], "sum"));
    String newest = value(fields[4], "newest");
    return new IndexHeader(
        StateSum.of(count, sum),
        value(fields[3], "rollbacks").equals("within"),
        newest.equals(NONE) ? null : Revision.parse(newest),
        dialects(value(fields[5], "readable")));
  }

  private static String value(String field, String name) {
    if (!field.startsWith(name + "=")) {
      throw new IllegalArgumentException(
          "its header has '" + field + "' where " + name + "=... is expected");
    }
    return field.substring(name.length() + 1);
  }

  private static Set<SqlDialect> dialects(String names) {
    Set<SqlDialect> dialects = EnumSet.noneOf(SqlDialect.class);
    if (!names.equals(NONE)) {
      for (String name : names.split(",", -1)) {
        dialects.add(SqlDialect.valueOf(name));
      }
    }
    return dialects;
  }
}
