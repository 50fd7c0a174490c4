package dev.oneledger;

/** Colours that a terminal shows. */
enum Ink {
  GREEN("32"),
  YELLOW("33"),
  RED("31"),
  CYAN("36"),
  BOLD("1");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  /** The text in this colour, if colours are wanted. */
  String around(String text, TextStyle style) {
    return style.colour() && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
