package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.Evidence;
import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.SqlText;
import dev.oneledger.StatusMatrix.Cell;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of an environment whose history somebody else writes, as the ledger keeps it: a
 * text beginning with the format tag {@code oneledger-observation-1} and a line per migration,
 * {@code state<TAB>mark<TAB>key<TAB>textHash}; the mark is {@code cosmetic}, {@code not-ran} where
 * it did not run there as ours, or {@code -}; the mark is {@code cosmetic}, {@code not-ran} where
 * it did not run there under our name, or {@code -}; the key is a canonical id, or after {@code !}
 * the other tool's own key, and {@code -} stands for no hash.
 */
record Observation(List<Line> lines) {
  private static final String FORMAT = "oneledger-observation-1";
  private static final String OUTSIDE = "!";
  private static final String COSMETIC = "cosmetic";
  private static final String NOT_RAN = "not-ran";

  /**
   * One migration.
   *
   * @param key a canonical id of ours, or the other tool's key
   * @param ran whether it ran there as ours, or did when it was seen
   * @param outside whether the ledger does not know it
   * @param textHash our text that it was found to be, if that could be told
   */
  record Line(
      CellState state,
      boolean cosmetic,
      boolean ran,
      String key,
      boolean outside,
      @Nullable Hash textHash) {

    Cell cell(Evidence evidence) {
      return new Cell(state, evidence, cosmetic);
    }
  }

  SqlText toText() {
    StringBuilder text = new StringBuilder(FORMAT).append('\n');
    for (Line line : lines) {
      text.append(line.state().name())
          .append('\t')
          .append(line.cosmetic() ? COSMETIC : line.ran() ? "-" : NOT_RAN)
          .append('\t')
          .append(line.outside() ? OUTSIDE : "")
          .append(oneLine(line.key()))
          .append('\t')
          .append(line.textHash() == null ? "-" : line.textHash())
          .append('\n');
    }
    return SqlText.of(text.toString());
  }

  private static String oneLine(String key) {
    return key.replaceAll("\\p{Cntrl}", "\ufffd");
  }

  static Optional<Observation> last(Context context, EnvironmentRecord environment) {
    return environment
        .observation()
        .map(noted -> parse(context.texts().need(noted.document(), "an observation")));
  }

  /** Canonical ids of our migrations that were there, with our text or another. */
  Set<String> idsSeenThere() {
    return lines.stream()
        .filter(line -> !line.outside() && line.ran())
        .filter(line -> line.state() == CellState.APPLIED || line.state() == CellState.DRIFTED)
        .map(Line::key)
        .collect(Collectors.toSet());
  }

  static Observation parse(SqlText text) {
    List<String> lines = text.text().lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(FORMAT)) {
      throw new LedgerException(
          "An observation in the ledger has an unknown format: expected '%s'. Upgrade the library."
              .formatted(FORMAT));
    }
    return new Observation(
        lines.subList(1, lines.size()).stream().map(Observation::parseLine).toList());
  }

  private static Line parseLine(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != 4) {
      throw new LedgerException(
          "An observation in the ledger is damaged: expected 4 fields in a line, found %s."
              .formatted(fields.length));
    }
    boolean outside = fields[2].startsWith(OUTSIDE);
    return new Line(
        state(fields[0]),
        fields[1].equals(COSMETIC),
        !fields[1].equals(NOT_RAN),
        outside ? fields[2].substring(OUTSIDE.length()) : fields[2],
        outside,
        fields[3].equals("-") ? null : Hash.parse(fields[3]));
  }

  private static CellState state(String name) {
    try {
      return CellState.valueOf(name);
    } catch (IllegalArgumentException unknown) {
      throw new LedgerException(
          "An observation in the ledger has the unknown state '%s'. Upgrade the library."
              .formatted(name),
          unknown);
    }
  }
}
