package dev.oneledger.internal.engine;

/** Text of another tool in a message, with what could steer a terminal made visible. */
final class Shown {
  private Shown() {}

  static String text(Object theirs) {
    return theirs.toString().replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\n]]", "\ufffd");
  }
}
