package dev.oneledger.samples.cli;

import dev.oneledger.FindingsException;
import dev.oneledger.json.ReportJson;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says why a command came to nothing: the message alone, unless it is a defect of the program. */
final class Refusal implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    Exit exit = Exit.of(failure);
    if (exit == Exit.DEFECT) {
      failure.printStackTrace(command.getErr());
    } else {
      command.getErr().println(Idiom.of(String.valueOf(failure.getMessage())));
    }
    if (failure instanceof FindingsException refused && isJson(command)) {
      command.getOut().println(findings(refused));
    }
    return exit.code();
  }

  private static String findings(FindingsException refused) {
    return ReportJson.writeFindings(SpokenLedger.findings(refused.findings())).stripTrailing();
  }

  private static boolean isJson(CommandLine command) {
    return command.getParseResult().hasMatchedOption("--json");
  }
}
