package dev.oneledger.jdbc.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Programs that tests run. Where one is not installed the test is skipped, or fails with {@code
 * -Doneledger.test.databaseRequired=true}.
 */
public final class TestProgram {
  private static final List<String> FOLDERS =
      List.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/usr/local/sbin", "/opt/homebrew/bin");

  private TestProgram() {}

  /** Where the program of this name is. */
  public static String path(String name) {
    return Stream.concat(Stream.of(System.getenv("PATH").split(":")), FOLDERS.stream())
        .map(each -> Path.of(each, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseGet(() -> missing("The program %s is not installed here.".formatted(name)));
  }

  /** Says what a test lacks; skips it, or fails it where everything has to be there. */
  public static <T> T missing(String what) {
    return ServerSearch.missing(what);
  }
}
