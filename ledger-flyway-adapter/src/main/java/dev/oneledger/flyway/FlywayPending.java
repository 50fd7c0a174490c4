package dev.oneledger.flyway;

import dev.oneledger.Revision;
import dev.oneledger.SqlText;
import dev.oneledger.flyway.FlywayFold.Folded;
import dev.oneledger.jdbc.internal.history.HistoryIds;
import dev.oneledger.spi.HistoryPending;
import dev.oneledger.spi.HistoryState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What Flyway would apply next: scripts whose version the table does not have and that no baseline
 * covers, then repeatable ones that it does not have or has with another checksum. An undone
 * migration is in the table and not named here. Of baseline scripts Flyway applies the last one to
 * an empty database, and none to another.
 */
final class FlywayPending {
  private static final Comparator<Script> ORDER =
      Comparator.comparing(
              (Script script) -> script.name().revision(), Comparator.nullsLast(naturalOrder()))
          .thenComparing(script -> script.name().description())
          .thenComparing(Script::path);

  private final Map<String, Folded> known;
  private final FlywayChecksums checksums;
  private final ScriptFolder scripts;

  FlywayPending(Map<String, Folded> known, FlywayChecksums checksums, ScriptFolder scripts) {
    this.known = known;
    this.checksums = checksums;
    this.scripts = scripts;
  }

  /** A file of a migration. */
  private record Script(String path, ScriptName name) {}

  private static Comparator<Revision> naturalOrder() {
    return Comparator.naturalOrder();
  }

  /** In the order in which Flyway would apply it. */
  List<HistoryPending> list() {
    List<Script> files = files();
    Optional<Script> baseline = known.isEmpty() ? last(files, 'B') : Optional.empty();
    Revision covered =
        baseline.map(script -> script.name().revision()).orElseGet(this::coveredByBaseline);
    List<HistoryPending> pending = new ArrayList<>();
    baseline.map(FlywayPending::baseline).ifPresent(pending::add);
    files.stream()
        .filter(script -> script.name().kind() == 'V' && isNew(script, covered))
        .filter(firstOfItsVersion())
        .map(this::pending)
        .forEach(pending::add);
    files.stream()
        .filter(script -> script.name().kind() == 'R' && isNewOrOutdated(script))
        .map(this::pending)
        .forEach(pending::add);
    return pending;
  }

  private List<Script> files() {
    return scripts.files().keySet().stream()
        .flatMap(
            path ->
                ScriptName.parse(HistoryIds.lastPart(path)).stream()
                    .map(name -> new Script(path, name)))
        .sorted(ORDER)
        .toList();
  }

  private static Optional<Script> last(List<Script> files, char kind) {
    return files.stream()
        .filter(script -> script.name().kind() == kind)
        .reduce((earlier, later) -> later);
  }

  private @Nullable Revision coveredByBaseline() {
    return known.values().stream()
        .filter(folded -> folded.state() == HistoryState.BASELINED)
        .map(folded -> folded.row().version())
        .filter(version -> version != null && Revision.isRevision(version))
        .map(version -> Revision.parse(Objects.requireNonNull(version)))
        .max(naturalOrder())
        .orElse(null);
  }

  private boolean isNew(Script script, @Nullable Revision covered) {
    Revision revision = Objects.requireNonNull(script.name().revision());
    return !known.containsKey(script.name().identity())
        && (covered == null || revision.compareTo(covered) > 0);
  }

  /** Java sources and their classes may both be there. */
  private static Predicate<Script> firstOfItsVersion() {
    Set<String> seen = new HashSet<>();
    return script -> seen.add(script.name().identity());
  }

  private boolean isNewOrOutdated(Script script) {
    Folded applied = known.get(script.name().identity());
    if (applied == null) {
      return true;
    }
    Integer stored = applied.row().checksum();
    SqlText text = script.name().isSql() ? scripts.text(script.path()) : null;
    if (stored == null || text == null || applied.state() != HistoryState.APPLIED) {
      return false;
    }
    Placeholders placeholders = checksums.placeholders(script.path());
    boolean comparable = placeholders.fill(text.text()).isPresent();
    return comparable && !new FlywayChecksum(stored, placeholders).isTheirs(text.text());
  }

  private static HistoryPending baseline(Script script) {
    return new HistoryPending(
        script.path(),
        script.name().id(),
        null,
        "it is a baseline script, which stands for all migrations up to it");
  }

  private HistoryPending pending(Script script) {
    ScriptName name = script.name();
    if (!name.isSql()) {
      String language = name.isJava() ? "Java" : "." + name.extension();
      return new HistoryPending(script.path(), name.id(), null, "it is written in " + language);
    }
    SqlText text = Objects.requireNonNull(scripts.text(script.path()));
    Placeholders placeholders = checksums.placeholders(script.path());
    return placeholders
        .fill(text.text())
        .map(filled -> new HistoryPending(script.path(), name.id(), SqlText.of(filled), null))
        .orElseGet(
            () ->
                new HistoryPending(
                    script.path(),
                    name.id(),
                    text,
                    "it has placeholders %s...%s that Flyway replaces, whose values are not known here"
                        .formatted(placeholders.prefix(), placeholders.suffix())));
  }
}
