package dev.oneledger.internal.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program of this machine. Where it is missing, tests that need it are skipped; with {@code
 * -Doneledger.test.databaseRequired=true}, as in CI, they fail.
 */
final class Program {
  private static final int SECONDS = 60;
  private final String name;
  private final Map<String, String> environment = new HashMap<>(Map.of("LC_ALL", "C.UTF-8"));

  private Program(String name) {
    this.name = name;
  }

  /** What it said, both outputs together, and how it ended. */
  record Result(int exit, String text) {
    Result succeeded() {
      assertThat(exit).as(text).isZero();
      return this;
    }

    Result refused() {
      assertThat(exit).as(text).isNotZero();
      return this;
    }
  }

  /** From Debian's package {@code openssh-client}. */
  static Program sshKeygen() {
    return there("ssh-keygen", "-?");
  }

  /** From Debian's package {@code openssl}; 3.0 or newer. */
  static Program openssl() {
    return there("openssl", "version");
  }

  static Program shell() {
    return there("sh", "-c", "true");
  }

  private static Program there(String name, String... probe) {
    Program program = new Program(name);
    try {
      program.start(Path.of("."), Path.of("/dev/null"), probe).waitFor();
    } catch (IOException e) {
      String missing = name + " is not on the path";
      if (Boolean.getBoolean("oneledger.test.databaseRequired")) {
        fail(missing, e);
      }
      abort(missing);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return program;
  }

  Program with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Result run(Path folder, String... arguments) throws Exception {
    return run(folder, Path.of("/dev/null"), arguments);
  }

  Result run(Path folder, Path input, String... arguments) throws Exception {
    Process process = start(folder, input, arguments);
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as(name + " ends").isTrue();
    return new Result(process.exitValue(), text);
  }

  private Process start(Path folder, Path input, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(name));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(input.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** A new key made by ssh-keygen, without passphrase. */
  static Path key(Path folder, String name, String type, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("-q", "-t", type, "-N", "", "-C", name + "@test", "-f", name));
    arguments.addAll(List.of(more));
    sshKeygen().run(folder, arguments.toArray(String[]::new)).succeeded();
    return folder.resolve(name);
  }

  /** The words of a public key file: type, base64. */
  static String publicLine(Path key) throws IOException {
    String[] words = Files.readString(Path.of(key + ".pub")).split(" ");
    return words[0] + " " + words[1].strip();
  }
}
