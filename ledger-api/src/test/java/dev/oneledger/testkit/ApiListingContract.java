package dev.oneledger.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The module that extends this has the public API that its {@code api.txt} lists.
 *
 * <p>With {@code -Dapi.update=true} the file is written instead. A module without public types has
 * no such file.
 */
public abstract class ApiListingContract {

  @Test
  void the_public_api_is_the_committed_one() throws IOException {
    ModuleFolder module = ModuleFolder.of(getClass());
    Path committed = module.apiListing();
    ApiListing actual = ApiListing.of(module.mainClasses(), "dev.oneledger");
    if (Boolean.getBoolean("api.update")) {
      write(committed, actual.lines());
    }
    new ApiChanges(read(committed), actual.lines()).throwIfAny(committed);
  }

  static void write(Path file, List<String> lines) throws IOException {
    if (lines.isEmpty()) {
      Files.deleteIfExists(file);
    } else {
      Files.writeString(file, String.join("\n", lines) + "\n");
    }
  }

  static List<String> read(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
