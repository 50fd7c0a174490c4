package dev.oneledger.ddl.internal.jooq;

import dev.oneledger.ddl.internal.jooq.Facts.Column;
import dev.oneledger.ddl.internal.jooq.Queried.TableUse;
import dev.oneledger.ddl.internal.rerun.Rerun;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.TableField;
import org.jooq.impl.QOM;

/**
 * Judges UPDATE. A row that the first run changed is either matched no more, or gets the same
 * values again; a row that it did not match stays unmatched.
 */
final class UpdateRerun {

  private final QOM.Update<?> update;
  private final List<TableUse> written;
  private final List<TableUse> joined;

  UpdateRerun(QOM.Update<?> update) {
    this.update = update;
    this.written = Queried.tables(List.of(update.$table()));
    this.joined = Queried.tables(update.$from());
  }

  Rerun judge() {
    if (update.$with() != null || update.$limit() != null || !update.$orderBy().isEmpty()) {
      return Rerun.unknown("An UPDATE with WITH, ORDER BY or LIMIT is not judged.");
    }
    Optional<Assigned> assigned = Assigned.of(update.$set(), targets());
    return assigned.isEmpty()
        ? Rerun.unknown("An UPDATE that sets several columns at once is not judged.")
        : judge(assigned.get());
  }

  private Rerun judge(Assigned assigned) {
    Facts predicate = Facts.of(update.$where());
    if (readsItself(predicate) || assigned.values().values().stream().anyMatch(this::readsItself)) {
      return Rerun.unknown("The UPDATE reads its own table in a query or a join.");
    }
    boolean opaque = predicate.opaque() || hasOpaqueJoin();
    if (!opaque && !predicate.changing() && new Exclusion(assigned).by(update.$where())) {
      return Rerun.harmless();
    }
    Rerun repeated = assigned.repeated();
    boolean choosesByChanged = predicate.reads(assigned::changes);
    if (repeated.is(Rerun.Outcome.HARMFUL) && (opaque || choosesByChanged)) {
      return Rerun.unknown(
          "Whether the predicate excludes what is done is not known. " + repeated.text());
    }
    if (repeated.is(Rerun.Outcome.HARMLESS) && (opaque || predicate.changing())) {
      return Rerun.unknown("Which rows the predicate finds at another time is not known.");
    }
    boolean pairsAnew = isJoin() && readsJoined(assigned) && choosesByMoreThanEmpty(assigned);
    return repeated.is(Rerun.Outcome.HARMLESS) && pairsAnew
        ? Rerun.unknown("The join reads what the statement itself changes.")
        : repeated;
  }

  /** What the columns of the changed row are called by; empty if by anything. */
  private Set<String> targets() {
    if (written.size() == 1) {
      return Set.of(Facts.lower(written.get(0).alias()));
    }
    Set<String> qualifiers = new LinkedHashSet<>();
    for (Object each : update.$set().keySet()) {
      String qualifier = each instanceof TableField<?, ?> field ? Column.of(field).qualifier() : "";
      if (qualifier.isEmpty()) {
        return Set.of();
      }
      qualifiers.add(qualifier);
    }
    return qualifiers;
  }

  private boolean readsItself(Object value) {
    return readsItself(Facts.of(value));
  }

  private boolean readsItself(Facts facts) {
    Set<String> names = new HashSet<>();
    written.forEach(each -> names.add(Facts.lower(each.name())));
    boolean twice =
        names.size() < written.size()
            || joined.stream().anyMatch(each -> names.contains(Facts.lower(each.name())));
    return twice || names.stream().anyMatch(facts::queries);
  }

  /**
   * True if what SET changes is asked for anything but being NULL: a row that is NULL still got
   * NULL by the same pair, and gets it again.
   */
  private boolean choosesByMoreThanEmpty(Assigned assigned) {
    return Exclusion.conditions(update.$where()).stream()
        .filter(each -> !(each instanceof QOM.IsNull empty && empty.$arg1() instanceof TableField))
        .anyMatch(each -> Facts.of(each).reads(assigned::changes));
  }

  private boolean isJoin() {
    return written.size() > 1 || !joined.isEmpty();
  }

  private boolean readsJoined(Assigned assigned) {
    return assigned.values().values().stream()
        .anyMatch(value -> Facts.of(value).reads(read -> !assigned.isOwn(read)));
  }

  /** The tables by themselves are fine; what they are joined by may not be. */
  private boolean hasOpaqueJoin() {
    return Facts.of(update.$table()).opaque()
        || update.$from().stream().anyMatch(each -> Facts.of(each).opaque());
  }
}
