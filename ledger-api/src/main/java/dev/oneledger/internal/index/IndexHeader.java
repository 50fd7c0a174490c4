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
 * @param migrations how many there are
 * @param state the state digest when all are applied: as it stands there, a start hashes nothing
 * @param sum what it is made of, as {@link StateSum#hex} has it
 * @param closed whether all that is taken back is among them
 * @param newest the highest revision, a rollback counting as what it takes back
 * @param readable the dialects in which every text was read
 */
public record IndexHeader(
    int migrations,
    Hash state,
    String sum,
    boolean closed,
    @Nullable Revision newest,
    Set<SqlDialect> readable) {
  static final String FORMAT = "oneledger-index-1";
  private static final String NONE = "-";
  private static final int FIELDS = 8;

  /** Of these migrations, in order. */
  public static IndexHeader of(Collection<Migration> migrations, Set<SqlDialect> readable) {
    List<Lineage.Pin> pins = new ArrayList<>();
    migrations.forEach(migration -> pins.add(Lineage.Pin.of(migration)));
    StateWhenApplied applied = StateWhenApplied.of(pins);
    List<MigrationId> ids = new ArrayList<>();
    pins.forEach(pin -> ids.add(pin.id()));
    return of(applied.sum(), applied.isClosed(), RollbackName.newest(ids), readable);
  }

  private static IndexHeader of(
      StateSum sum, boolean closed, @Nullable Revision newest, Set<SqlDialect> readable) {
    return new IndexHeader(sum.count(), sum.digest(), sum.hex(), closed, newest, readable);
  }

  /** Of the migrations of two indexes; empty if that cannot be told from the headers. */
  public Optional<IndexHeader> with(IndexHeader other) {
    if (!closed || !other.closed) {
      return Optional.empty();
    }
    StateSum both = StateSum.of(migrations, sum);
    both.add(StateSum.of(other.migrations, other.sum));
    Set<SqlDialect> common = EnumSet.noneOf(SqlDialect.class);
    common.addAll(readable);
    common.retainAll(other.readable);
    return Optional.of(of(both, true, later(newest, other.newest), common));
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
        + migrations
        + " state="
        + state
        + " sum="
        + sum
        + " rollbacks="
        + (closed ? "within" : "beyond")
        + " newest="
        + (newest == null ? NONE : newest.canonical())
        + " readable="
        + (dialects.isEmpty() ? NONE : dialects);
  }

  /**
   * Reads a header with its hash.
   *
   * @throws IllegalArgumentException if it has another form
   */
  static IndexHeader parse(String line) {
    String[] fields = line.split(" ", -1);
    if (fields.length != FIELDS || !fields[0].equals(FORMAT)) {
      throw new IllegalArgumentException("its first line is no header: '" + line + "'");
    }
    String newest = value(fields[5], "newest");
    return new IndexHeader(
        Integer.parseInt(value(fields[1], "migrations")),
        Hash.parse(value(fields[2], "state")),
        value(fields[3], "sum"),
        value(fields[4], "rollbacks").equals("within"),
        newest.equals(NONE) ? null : Revision.parse(newest),
        dialects(value(fields[6], "readable")));
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
