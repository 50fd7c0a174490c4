package dev.oneledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where, until when and on top of what a release may be replayed. Immutable.
 *
 * @param expires the moment from which it is refused; null if it never is
 * @param environments the environments it is meant for, in order of their names; empty for all
 * @param requires what an environment that has anything at all must have before; null for nothing
 */
public record ReleaseConditions(
    @Nullable Instant expires, SortedSet<String> environments, @Nullable Prefix requires) {

  /** Anywhere, for ever, on top of anything it continues. */
  public static final ReleaseConditions NONE =
      new ReleaseConditions(null, Collections.emptySortedSet(), null);

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /**
   * Checks names and expiry.
   *
   * @throws LedgerException if a name cannot be an environment's, or the expiry is not a moment
   *     from 1970 to 9999, which is what databases can tell apart
   */
  public ReleaseConditions {
    if (expires != null && (expires.isBefore(Instant.EPOCH) || expires.isAfter(LATEST))) {
      throw new LedgerException(
          "A release cannot expire at %s: expected a moment from %s to %s. Leave the expiry out if it never does."
              .formatted(expires, Instant.EPOCH, LATEST));
    }
    environments.forEach(name -> JournalKey.checkedName("an environment", name));
    environments = Collections.unmodifiableSortedSet(new TreeSet<>(environments));
  }

  /** These conditions for the environments named. */
  public ReleaseConditions onlyFor(Collection<String> names) {
    return new ReleaseConditions(expires, new TreeSet<>(names), requires);
  }

  /** Whether it may be replayed in an environment, by its name alone. */
  public boolean allow(String environment) {
    return environments.isEmpty() || environments.contains(environment);
  }

  /** Whether it is refused at a moment. */
  public boolean isExpiredAt(Instant moment) {
    return expires != null && !moment.isBefore(expires);
  }

  /**
   * The beginning of a lineage that must be there: so many of its versioned migrations, from the
   * first on.
   *
   * @param release the id of the release whose versioned migrations these are
   * @param migrations how many there are
   * @param lineage the digest of these alone, as a lineage without rollback texts
   */
  public record Prefix(String release, int migrations, Hash lineage) {

    /** The versioned migrations of a release. */
    public static Prefix of(String release, Lineage lineage) {
      List<Lineage.Pin> versioned = lineage.versioned().pins();
      return new Prefix(release, versioned.size(), digest(versioned));
    }

    /** The migrations of a lineage that must be there. */
    public List<Lineage.Pin> pins(Lineage lineage) {
      List<Lineage.Pin> versioned = lineage.versioned().pins();
      return versioned.subList(0, Math.min(migrations, versioned.size()));
    }

    /** Whether a lineage begins with it. */
    public boolean begins(Lineage lineage) {
      List<Lineage.Pin> pins = pins(lineage);
      return pins.size() == migrations && digest(pins).equals(this.lineage);
    }

    private static Hash digest(List<Lineage.Pin> pins) {
      return new Lineage(
              pins.stream().map(pin -> new Lineage.Pin(pin.id(), pin.textHash(), null)).toList())
          .digest();
    }
  }
}
