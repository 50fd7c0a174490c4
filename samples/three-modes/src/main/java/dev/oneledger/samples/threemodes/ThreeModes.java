package dev.oneledger.samples.threemodes;

/** Runs the sample. */
public final class ThreeModes {

  private ThreeModes() {}

  /** Prints one line. */
  public static void main(String[] arguments) {
    System.out.println("three modes, one ledger");
  }
}
