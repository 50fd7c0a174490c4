package dev.oneledger.samples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.oneledger.TextStyle;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a run of the command line has around it.
 *
 * @param folder what relative paths are relative to
 * @param variables the environment variables
 * @param out where reports go
 * @param err where progress and refusals go
 * @param style what suits the terminal
 */
record Surroundings(
    Path folder, Map<String, String> variables, PrintStream out, PrintStream err, TextStyle style) {

  /** Those of this process. What it writes is UTF-8, whatever the locale. */
  static Surroundings ofProcess() {
    return new Surroundings(
        Path.of(""),
        System.getenv(),
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8),
        TextStyle.ofTerminal());
  }

  /** What is around, and nothing of the variables: they hold secrets. */
  @Override
  public String toString() {
    return "surroundings in " + folder;
  }
}
