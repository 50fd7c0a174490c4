package dev.oneledger.reliability.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A virtual machine of its own, small and quick to start, on our class path. It writes nothing of
 * its own into the output that we read, as it would where another container's machine holds the
 * performance file of the same process number. Not thread-safe.
 */
public final class ChildJvm {
  private static final List<String> SMALL =
      List.of(
          "-Xmx64m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-XX:-UsePerfData",
          "-Xlog:disable");

  private final Process process;
  private final BufferedReader output;

  private ChildJvm(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts a class's {@code main}. */
  public static ChildJvm start(Class<?> main, List<String> arguments) {
    try {
      return new ChildJvm(
          new ProcessBuilder(command(main, arguments)).redirectErrorStream(true).start());
    } catch (IOException failed) {
      throw new UncheckedIOException("Starting " + main.getName(), failed);
    }
  }

  /** What starts a class's {@code main}. */
  public static List<String> command(Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(SMALL);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return command;
  }

  /** The process, to be killed or paused. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Waits for its next line of output; the empty text when there is no more. */
  public String line() {
    try {
      String line = output.readLine();
      return line == null ? "" : line;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Writes a line to its input. */
  public void send(String line) {
    try {
      Writer input = process.outputWriter(StandardCharsets.UTF_8);
      input.write(line + "\n");
      input.flush();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Waits for its end.
   *
   * @throws IllegalStateException if it does not end in time; it is killed then
   */
  public Command.Result await(Duration limit) {
    String rest = String.join("\n", output.lines().toList());
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("A child did not end within " + limit);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a child ran", interrupted);
    }
    return new Command.Result(process.exitValue(), rest);
  }
}
