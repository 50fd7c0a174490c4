package dev.oneledger.page;

import dev.oneledger.CellState;
import java.util.Locale;

/** Numbers with their nouns, and the names that the style sheet knows. */
final class Words {
  private Words() {}

  static String counted(int number, String noun) {
    return grouped(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** Thousands apart, as the whole page writes them. */
  static String grouped(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** The class of a state: its shape and colour. */
  static String styleOf(Enum<?> state) {
    return "s-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A text that another sentence may follow. */
  static String sentence(String text) {
    String whole = text.stripTrailing();
    return whole.isEmpty() || ".!?:".indexOf(whole.charAt(whole.length() - 1)) >= 0
        ? whole
        : whole + ".";
  }

  /** What a summary says that migrations are in this state, after their number. */
  static String verb(CellState state, int number) {
    String are = number == 1 ? "is " : "are ";
    return switch (state) {
      case OUTSIDE -> "landed outside the ledger";
      case DRIFTED, FAILED -> state.label();
      default -> are + state.label();
    };
  }
}
