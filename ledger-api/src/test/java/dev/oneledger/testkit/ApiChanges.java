package dev.oneledger.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How a public API differs from its committed listing.
 *
 * @param committed the lines of the listing
 * @param actual the lines that the classes yield
 */
record ApiChanges(List<String> committed, List<String> actual) {

  /** Throws an {@link AssertionError} that names each added and removed line. */
  void throwIfAny(Path listing) {
    if (committed.equals(actual)) {
      return;
    }
    Path file = listing.toAbsolutePath();
    String module = String.valueOf(file.getParent().getFileName());
    throw new AssertionError(
        String.join("\n", "The public API of " + module + " is not what " + file + " lists.", "")
            + marked("+ ", actual, line -> !committed.contains(line))
            + marked("- ", committed, line -> !actual.contains(line))
            + "If this is meant, update the listing and commit it:\n"
            + "  mvn test -pl "
            + module
            + " -am -Dtest=PublicApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dapi.update=true");
  }

  private static String marked(String mark, List<String> lines, Predicate<String> changed) {
    Stream<String> changes = lines.stream().filter(changed);
    return changes.map(line -> "  " + mark + line + "\n").reduce("", String::concat);
  }
}
