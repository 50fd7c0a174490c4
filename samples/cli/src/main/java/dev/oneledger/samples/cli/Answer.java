package dev.oneledger.samples.cli;

import picocli.CommandLine.Option;

/** Who answers for what a command writes, and why. */
final class Answer {
  @Option(
      names = "--who",
      required = true,
      paramLabel = "NAME",
      description = "Who answers for it: a person, as the journal is to name them.")
  private String who = "";

  @Option(names = "--why", required = true, paramLabel = "REASON", description = "The reason.")
  private String why = "";

  String who() {
    return who;
  }

  String why() {
    return why;
  }
}
