package dev.oneledger.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that really has the seeded password; {@link Terminal} looks for it in all output. */
class SecretsIT {
  @TempDir Path folder;

  private Terminal terminal(String user) throws IOException {
    Terminal terminal = new Terminal(folder, Map.of("LEDGER_USER", user));
    terminal.write("migrations/1_a.sql", "CREATE TABLE a (b int);\n");
    terminal.write(
        "oneledger.yaml",
        """
        app: shop
        migrations: migrations
        ledger: &database
          url: jdbc:h2:file:%s
          userEnv: LEDGER_USER
          passwordFile: password
        environments:
          dev:
            mode: managed
            url: jdbc:h2:file:%1$s
            userEnv: LEDGER_USER
            passwordFile: password
        """
            .formatted(folder.resolve("db").toAbsolutePath()));
    return terminal;
  }

  @Test
  void a_password_from_a_file_opens_the_database_and_is_never_printed() throws IOException {
    Terminal terminal = terminal("owner");
    terminal.write("password", Terminal.SECRET + "\n");
    for (String command :
        List.of(
            "plan dev", "sync dev", "status", "drift dev", "journal:verify dev", "status --json")) {
      assertThat(terminal.run(command.split(" ")).exit()).as(command).isZero();
    }

    terminal.write("password", "not-" + Terminal.SECRET + "\n");
    assertThat(terminal.run("status").exit()).isEqualTo(Exit.UNREACHABLE.code());
  }
}
