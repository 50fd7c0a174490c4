package dev.oneledger.samples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds calls of the library's API in what somebody reads, by the listings of that API. */
final class JavaSpeech {
  static final List<Path> MODULES =
      Stream.of(
              "ledger-api",
              "ledger-jdbc",
              "ledger-ddl",
              "ledger-flyway-adapter",
              "ledger-liquibase-adapter")
          .map(name -> Path.of("../..").resolve(name))
          .toList();

  /** Methods that have the name of a function or a type of SQL, too. */
  private static final Set<String> SQL =
      Set.of("bigint", "count", "format", "integer", "number", "now", "sum", "varchar");

  private static final Pattern MEMBER =
      Pattern.compile("\\bdev\\.oneledger[\\w.]*\\.(\\w+)\\.(\\w+)\\(?");
  private static final Set<String> METHODS;
  private static final Set<String> MEMBERS;

  static {
    List<Matcher> members =
        MODULES.stream()
            .flatMap(JavaSpeech::listing)
            .map(MEMBER::matcher)
            .filter(Matcher::lookingAt)
            .toList();
    METHODS =
        members.stream()
            .map(member -> member.group(2))
            .filter(name -> Character.isLowerCase(name.charAt(0)) && !SQL.contains(name))
            .collect(Collectors.toSet());
    MEMBERS =
        members.stream()
            .map(member -> member.group(1) + "." + member.group(2))
            .collect(Collectors.toSet());
  }

  private static final Pattern CALL = Pattern.compile("(?<![\\w.%])(\\w+\\.)*([a-z]\\w*)\\(");
  private static final Pattern NAMED = Pattern.compile("\\b([A-Z]\\w*\\.\\w+)\\b");

  private JavaSpeech() {}

  private static Stream<String> listing(Path module) {
    try {
      return Files.readAllLines(module.resolve("api.txt")).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What of the text a program would say: {@code promote(} or {@code Trust.digest}. */
  static List<String> in(String text) {
    return Stream.concat(
            CALL.matcher(text)
                .results()
                .filter(call -> METHODS.contains(call.group(2)))
                .map(call -> call.group()),
            NAMED.matcher(text).results().map(named -> named.group(1)).filter(MEMBERS::contains))
        .toList();
  }
}
