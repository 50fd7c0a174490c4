package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.oneledger.Bundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The recipes of a bundle's {@code VERIFY.md}, as they stand there, run by {@code sh}. Where a
 * program they need is missing, tests are skipped; with {@code
 * -Doneledger.test.databaseRequired=true}, as in CI, they fail.
 */
final class VerifyRecipe {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\n(.*?)^```$");
  private static final Pattern LOOP = Pattern.compile("(?m)^for .*\n");
  private static final List<String> PROGRAMS =
      List.of("sh", "ssh-keygen", "openssl", "unzip", "sha256sum", "awk");
  private static final int SECONDS = 60;

  private final String script;

  private VerifyRecipe(String script) {
    this.script = script;
  }

  /** With ssh-keygen, sha256sum and unzip. */
  static VerifyRecipe withSshKeygen(Bundle bundle) {
    return new VerifyRecipe(block(bundle, 0));
  }

  /** With openssl for the signature. */
  static VerifyRecipe withOpenssl(Bundle bundle) {
    String replaced =
        LOOP.matcher(block(bundle, 0)).replaceFirst(Matcher.quoteReplacement(block(bundle, 1)));
    return new VerifyRecipe(replaced);
  }

  private static String block(Bundle bundle, int place) {
    PROGRAMS.forEach(VerifyRecipe::needed);
    String page = new String(bundle.content("VERIFY.md"), StandardCharsets.UTF_8);
    List<MatchResult> blocks = BLOCK.matcher(page).results().toList();
    assertThat(blocks).hasSize(2);
    return blocks.get(place).group(1);
  }

  /** The same with something before it. */
  VerifyRecipe after(String lines) {
    return new VerifyRecipe(lines + script);
  }

  /** Its lines. */
  List<String> lines() {
    return script.lines().toList();
  }

  /** How it ended, and what it said. */
  record Result(int exit, String text) {}

  /** Verifies a published release and unpacks it into the folder {@code unpacked} beside it. */
  Result run(PublishedRelease release) throws Exception {
    return runOn(release.zip, release);
  }

  /** The same with another zip beside it. */
  Result runOn(Path zip, PublishedRelease release) throws Exception {
    Path signers = Files.writeString(release.folder.resolve("signers"), release.allowedSigners);
    Path revoked = Files.writeString(release.folder.resolve("revoked"), release.revoked);
    return run(
        release,
        zip.toString(),
        signers.toString(),
        PublishedRelease.PRINCIPAL,
        release.folder.resolve("unpacked").toString(),
        revoked.toString());
  }

  /** Runs it with these arguments. */
  Result run(PublishedRelease release, String... arguments) throws Exception {
    Path file = Files.writeString(release.folder.resolve("verify.sh"), script);
    List<String> command = new ArrayList<>(List.of("sh", file.toString()));
    command.addAll(List.of(arguments));
    Path output = release.folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(output.toFile());
    builder.environment().remove("LANG");
    builder.environment().remove("LC_ALL");
    Process process = builder.start();
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("the recipe ends").isTrue();
    String text = new String(Files.readAllBytes(output), StandardCharsets.ISO_8859_1);
    return new Result(process.exitValue(), text);
  }

  private static void needed(String program) {
    if (!isThere(program)) {
      String missing = program + " is not on the path";
      if (Boolean.getBoolean("oneledger.test.databaseRequired")) {
        fail(missing);
      }
      abort(missing);
    }
  }

  private static boolean isThere(String program) {
    try {
      return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
    } catch (IOException noShell) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
