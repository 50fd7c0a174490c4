package dev.oneledger.reliability.replay;

import dev.oneledger.jdbc.testkit.MariaDbDatabase;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestProgram;
import dev.oneledger.reliability.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The real dbmate, which npm brings into {@code target/dbmate} once. Where there is no npm, or it
 * cannot bring it, the test is skipped, or fails where everything has to be there.
 */
final class Dbmate {
  static final String VERSION = "2.36.0";
  private static final Path FOLDER = Path.of("target", "dbmate").toAbsolutePath();
  private static final Path PACKAGE = FOLDER.resolve("node_modules/dbmate/dist/cli.js");

  private Dbmate() {}

  /** Makes sure that it is there. */
  static synchronized void require() {
    TestProgram.path("node");
    if (Files.exists(PACKAGE)) {
      return;
    }
    try {
      Files.createDirectories(FOLDER);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Command.Result result =
        Command.run(
            List.of(
                TestProgram.path("npm"),
                "install",
                "--prefix",
                FOLDER.toString(),
                "--no-audit",
                "--no-fund",
                "--no-save",
                "--ignore-scripts",
                "dbmate@" + VERSION));
    if (result.exit() != 0 || !Files.exists(PACKAGE)) {
      TestProgram.missing("npm could not bring dbmate " + VERSION + ":\n" + result.output());
    }
  }

  /** Runs one of its commands on a folder of migrations. */
  static Client.Result run(Client client, ScratchDatabase database, Path migrations, String command)
      throws Exception {
    List<String> words =
        new ArrayList<>(List.of(TestProgram.path("node"), PACKAGE.toString(), "--no-dump-schema"));
    words.addAll(List.of("--migrations-dir", migrations.toString(), command));
    return client.run(words, Map.of("DATABASE_URL", url(database)));
  }

  private static String url(ScratchDatabase database) {
    if (database instanceof TestDatabase postgres) {
      var source = postgres.pgDataSource();
      return "postgres://%s:%s@%s:%d/%s?sslmode=disable"
          .formatted(
              encoded(postgres.user()),
              encoded(postgres.password()),
              source.getServerNames()[0],
              source.getPortNumbers()[0],
              postgres.name());
    }
    MariaDbDatabase mariaDb = (MariaDbDatabase) database;
    URI url = URI.create(mariaDb.url().substring("jdbc:".length()));
    String user = "";
    String password = "";
    for (String parameter :
        url.getRawQuery() == null ? new String[0] : url.getRawQuery().split("&")) {
      user = parameter.startsWith("user=") ? parameter.substring("user=".length()) : user;
      password =
          parameter.startsWith("password=") ? parameter.substring("password=".length()) : password;
    }
    return "mysql://%s:%s@%s:%d/%s"
        .formatted(
            user,
            password,
            url.getHost(),
            url.getPort() < 0 ? 3306 : url.getPort(),
            mariaDb.name());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
