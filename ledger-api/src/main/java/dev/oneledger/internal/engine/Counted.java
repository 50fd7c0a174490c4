package dev.oneledger.internal.engine;

/** Numbers with their noun. */
final class Counted {
  private Counted() {}

  static String objects(long number) {
    return number + (number == 1 ? " object" : " objects");
  }

  static String migrations(long number) {
    return number + (number == 1 ? " migration" : " migrations");
  }
}
