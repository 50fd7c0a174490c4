package dev.oneledger.ddl;

import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestProgram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The server's own client on one database. */
public final class Psql {

  private Psql() {}

  /** Its exit code; the test is skipped, or fails, where it is not installed. */
  public static int run(TestDatabase database, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                TestProgram.path("psql"),
                "-X",
                "-q",
                "-d",
                database.url().substring("jdbc:".length()).replaceFirst("[?].*", ""),
                "-U",
                database.user()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PGPASSWORD", database.password());
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return builder.start().waitFor();
  }
}
