package dev.oneledger;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Migrations in the order in which they build a database, each pinned by hash.
 *
 * @param pins the migrations, first to last
 */
public record Lineage(List<Pin> pins) {

  /** Holds nothing. */
  public static final Lineage EMPTY = new Lineage(List.of());

  private static final String FORMAT = "oneledger-lineage-1";

  public Lineage {
    pins = List.copyOf(pins);
  }

  /**
   * SHA-256 over the line {@code oneledger-lineage-1} and one line per pin, {@code id textHash
   * rollbackHash} with {@code -} for no rollback text; every line ends with LF. Ids are in
   * canonical spelling.
   */
  public Hash digest() {
    StringBuilder lines = new StringBuilder(FORMAT).append('\n');
    for (Pin pin : pins) {
      lines.append(pin.line()).append('\n');
    }
    return Hash.sha256(lines.toString());
  }

  /** The pin of a migration, if it is part of this lineage. */
  public Optional<Pin> pin(MigrationId id) {
    return pins.stream().filter(pin -> pin.id().equals(id)).findFirst();
  }

  /** Its versioned migrations alone, in the same order. */
  public Lineage versioned() {
    return new Lineage(pins.stream().filter(pin -> !pin.id().isRepeatable()).toList());
  }

  /**
   * Whether this lineage continues {@code other}: its versioned migrations begin with all of the
   * other's, at the same texts, and none of the other's repeatable ones is gone. Rollback texts do
   * not count, and a repeatable migration may have another text.
   */
  public boolean extendsFrom(Lineage other) {
    List<Pin> ours = versioned().pins;
    List<Pin> theirs = other.versioned().pins;
    if (ours.size() < theirs.size()) {
      return false;
    }
    for (int i = 0; i < theirs.size(); i++) {
      if (!ours.get(i).isSameText(theirs.get(i))) {
        return false;
      }
    }
    return other.pins.stream()
        .filter(pin -> pin.id().isRepeatable())
        .allMatch(pin -> pin(pin.id()).isPresent());
  }

  /**
   * One migration at one text.
   *
   * @param id which migration
   * @param textHash SHA-256 of the text to apply
   * @param rollbackHash SHA-256 of its rollback text, if it has one
   */
  public record Pin(MigrationId id, Hash textHash, @Nullable Hash rollbackHash) {

    /** Pins a migration at the texts it has now. */
    public static Pin of(Migration migration) {
      SqlText rollback = migration.rollback();
      return new Pin(
          migration.id(), migration.textHash(), rollback == null ? null : rollback.textHash());
    }

    private boolean isSameText(Pin other) {
      return id.equals(other.id) && textHash.equals(other.textHash);
    }

    String line() {
      return id.canonical() + " " + textHash + " " + (rollbackHash == null ? "-" : rollbackHash);
    }
  }
}
