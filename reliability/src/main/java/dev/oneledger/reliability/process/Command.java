package dev.oneledger.reliability.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Programs that are run to their end, without input. */
public final class Command {
  private Command() {}

  /**
   * What a program left.
   *
   * @param exit its exit code
   * @param output what it wrote, errors included
   */
  public record Result(int exit, String output) {}

  /**
   * Runs a program.
   *
   * @throws IllegalStateException if it cannot be started
   */
  public static Result run(List<String> command) {
    return run(command, Map.of());
  }

  /** The same with further variables in its environment. */
  public static Result run(List<String> command, Map<String, String> variables) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(variables);
      Process process = builder.start();
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      return new Result(process.waitFor(), new String(output, StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new IllegalStateException("Running " + command.get(0), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while running " + command.get(0), interrupted);
    }
  }

  /**
   * Runs a program that must succeed.
   *
   * @throws IllegalStateException if it does not
   */
  public static void must(List<String> command) {
    Result result = run(command);
    if (result.exit() != 0) {
      throw new IllegalStateException(
          "%s ended with %s:%n%s".formatted(command, result.exit(), result.output()));
    }
  }
}
