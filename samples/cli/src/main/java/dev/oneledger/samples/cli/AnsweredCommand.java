package dev.oneledger.samples.cli;

import picocli.CommandLine.Mixin;

/** A change that rests on somebody's word. */
abstract class AnsweredCommand extends ChangingCommand {
  @Mixin private Answer answer = new Answer();

  AnsweredCommand(Surroundings surroundings) {
    super(surroundings);
  }

  final String who() {
    return answer.who();
  }

  final String why() {
    return answer.why();
  }
}
