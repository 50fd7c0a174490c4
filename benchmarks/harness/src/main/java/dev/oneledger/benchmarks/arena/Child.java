package dev.oneledger.benchmarks.arena;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A virtual machine with a class path of its own, which is told line by line what to do. What it
 * writes to standard error is kept in a file. Not thread-safe.
 */
public final class Child implements AutoCloseable {
  private static final String PEAK = "VmHWM:";
  private static final long KIBI = 1024;

  private final Process process;
  private final Path log;
  private final BufferedReader answers;
  private final Writer input;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.input = process.outputWriter(StandardCharsets.UTF_8);
  }

  /**
   * Starts one with the JDK that this one runs on.
   *
   * @param options what goes before the class path
   * @param mainAndArguments the main class and what it is told
   */
  static Child start(
      List<String> options, String classPath, List<String> mainAndArguments, Path log) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath));
    command.addAll(mainAndArguments);
    try {
      return new Child(
          new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile())).start(), log);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Says a line and waits for the answer.
   *
   * @return the words of the answer
   * @throws IllegalStateException if it ends instead
   */
  public String[] ask(String... words) {
    try {
      input.write(String.join("\t", words) + "\n");
      input.flush();
      return answer();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Waits for its next line.
   *
   * @throws IllegalStateException if it ends instead
   */
  public String[] answer() {
    try {
      String line = answers.readLine();
      if (line == null) {
        throw new IllegalStateException("A contestant gave up; see the end of " + log);
      }
      return line.split("\t", -1);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The number of its process. */
  public long pid() {
    return process.pid();
  }

  /** The processor time it used so far. */
  public Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElseThrow();
  }

  /** Its largest resident set so far in bytes, as Linux tells it. */
  public long peakMemory() {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBI)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("No %s in %s".formatted(PEAK, status)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Lets it end, and waits for that. */
  @Override
  public void close() {
    try {
      input.close();
      process.waitFor();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a contestant ended", interrupted);
    }
  }
}
