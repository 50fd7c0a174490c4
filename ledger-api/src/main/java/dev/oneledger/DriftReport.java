package dev.oneledger;

import dev.oneledger.spi.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Ours against theirs in one environment, revision by revision.
 *
 * @param environment where
 * @param mode who applies there
 * @param asOf when theirs was read; null if nothing is known yet
 * @param source where theirs was read, in words
 * @param rows one per migration known to either side, in order
 * @param findings everything worth saying that is open, problems and notes
 * @param waived findings that somebody let be, while the facts are as they were
 */
public record DriftReport(
    String environment,
    Mode mode,
    @Nullable Instant asOf,
    String source,
    List<Row> rows,
    List<Finding> findings,
    List<WaivedFinding> waived) {
  public DriftReport {
    rows = List.copyOf(rows);
    findings = List.copyOf(findings);
    waived = List.copyOf(waived);
  }

  /** A report in which nothing was waived. */
  public DriftReport(
      String environment,
      Mode mode,
      @Nullable Instant asOf,
      String source,
      List<Row> rows,
      List<Finding> findings) {
    this(environment, mode, asOf, source, rows, findings, List.of());
  }

  /**
   * Whether there is anything that somebody must look at; notes and waived findings do not count.
   */
  public boolean hasDrift() {
    return findings.stream().anyMatch(Finding::isProblem);
  }

  /**
   * Does nothing without drift.
   *
   * @throws FindingsException carrying every problem found
   */
  public void throwIfAny() {
    if (hasDrift()) {
      throw new FindingsException(
          "Environment '%s' has drifted.".formatted(environment),
          findings.stream().filter(Finding::isProblem).toList());
    }
  }

  /**
   * The unified diff from the ledger's record to what is there, for a migration whose text changed
   * and whose other text is known.
   *
   * @param label a row's label
   */
  public Optional<String> diff(String label) {
    return rows.stream().filter(row -> row.label().equals(label)).findFirst().map(Row::diff);
  }

  /** The report as plain text: the table and a closing sentence. */
  @Override
  public String toString() {
    return render(false);
  }

  /** The report as text, with ANSI colours if wanted. */
  public String render(boolean colour) {
    return render(new TextStyle(colour, 0));
  }

  /** The report as text: the table, and a closing sentence for each finding. */
  public String render(TextStyle style) {
    return new DriftText(this, style).render();
  }

  /**
   * Everything it takes to review it in a terminal: each problem with the migration's state on both
   * sides, who applied it when, the hashes, the difference of the texts and the remedy; then what
   * is waived, and the notes.
   */
  public String review(TextStyle style) {
    return new ReviewText(this, style).render();
  }

  /**
   * One migration, as both sides have it.
   *
   * @param label the other side's name for it, or our id where it has none
   * @param ours what our ledger says: applied, pending, or empty if it does not know it
   * @param theirs what is there: applied, failed ..., or empty
   * @param state the comparison
   * @param finding what is wrong with it, if something is
   * @param diff the unified diff from ours to theirs, where both texts are known and differ
   * @param verdict what their checksum says of our text; null where nothing was judged
   * @param details what else their tool records of it, by a word for each
   * @param facts which migration, at which texts, since when and by whom
   */
  public record Row(
      String label,
      String ours,
      String theirs,
      RowState state,
      @Nullable Finding finding,
      @Nullable String diff,
      @Nullable Verdict verdict,
      SortedMap<String, String> details,
      Facts facts) {
    public Row {
      details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    /** A row of which no facts are known. */
    public Row(
        String label,
        String ours,
        String theirs,
        RowState state,
        @Nullable Finding finding,
        @Nullable String diff,
        @Nullable Verdict verdict,
        SortedMap<String, String> details) {
      this(label, ours, theirs, state, finding, diff, verdict, details, Facts.NONE);
    }

    /** A migration that no checksum of another tool was asked about. */
    public Row(
        String label,
        String ours,
        String theirs,
        RowState state,
        @Nullable Finding finding,
        @Nullable String diff) {
      this(label, ours, theirs, state, finding, diff, null, Collections.emptySortedMap());
    }

    /** The same with these facts. */
    public Row with(Facts known) {
      return new Row(label, ours, theirs, state, finding, diff, verdict, details, known);
    }
  }

  /**
   * What a reviewer asks first; each is null where it is not known.
   *
   * @param migration its id in the ledger, which is its label in the {@link StatusMatrix}
   * @param ours SHA-256 of our text
   * @param theirs SHA-256 of the text that was applied there
   * @param at when the history there got its last word on it: when it was applied, say
   * @param who who applied it, as the journal has it
   */
  public record Facts(
      @Nullable MigrationId migration,
      @Nullable Hash ours,
      @Nullable Hash theirs,
      @Nullable Instant at,
      @Nullable String who) {
    /** Nothing is known. */
    public static final Facts NONE = new Facts(null, null, null, null, null);
  }

  /** What the comparison of one migration came to. */
  public enum RowState {
    /** The same on both sides. */
    IN_SYNC("in sync"),
    /** There under the same name; nothing can tell whether the text is the same. */
    NOT_VERIFIABLE("not verifiable"),
    /** Only comments or blanks differ. */
    COSMETIC("cosmetic"),
    /** Not there yet. */
    PENDING("pending"),
    /** The two sides disagree. */
    DRIFT("drift"),
    /** The two sides disagree, and somebody let it be. */
    WAIVED("waived");

    private final String label;

    RowState(String label) {
      this.label = label;
    }

    /** The words shown. */
    public String label() {
      return label;
    }
  }
}
