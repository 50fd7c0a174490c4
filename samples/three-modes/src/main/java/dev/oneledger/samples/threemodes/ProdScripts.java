package dev.oneledger.samples.threemodes;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The folder of scripts that prod's own Flyway runs; in real life a checkout of another repository.
 */
final class ProdScripts {
  private static final List<String> FILES =
      List.of(
          "V0141__init.sql",
          "V0142__accounts_rename.sql",
          "V0143__rls_policies.sql",
          "V0147__hotfix_idx.sql",
          "V0148__nullable_email.sql");

  private ProdScripts() {}

  static Path copyTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String file : FILES) {
      try (InputStream script = ProdScripts.class.getResourceAsStream("/prod-flyway/" + file)) {
        if (script == null) {
          throw new FileNotFoundException("prod-flyway/" + file + " is not on the class path");
        }
        Files.copy(script, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return folder;
  }
}
