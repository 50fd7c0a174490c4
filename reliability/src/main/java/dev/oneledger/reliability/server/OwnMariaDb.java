package dev.oneledger.reliability.server;

import dev.oneledger.reliability.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A MariaDB of our own; it runs as whoever we are, root too. */
public final class OwnMariaDb implements OwnServer {
  private static final String USER = "--user=" + System.getProperty("user.name");

  private static final String FAULT = " got signal ";

  private static final List<String> SETTINGS =
      List.of(
          "--bind-address=127.0.0.1",
          "--skip-name-resolve",
          "--skip-log-bin",
          "--max-connections=300",
          "--innodb-buffer-pool-size=64M",
          "--innodb-log-file-size=16M");

  private final MariaDbBinaries binaries;
  private final ServerFolder folder;
  private final Durability durability;
  private final int port;

  private OwnMariaDb(MariaDbBinaries binaries, ServerFolder folder, Durability durability) {
    this.binaries = binaries;
    this.folder = folder;
    this.durability = durability;
    this.port = ServerFolder.freePort();
  }

  /** A new, running server. */
  public static OwnMariaDb started(Durability durability) {
    OwnMariaDb server =
        new OwnMariaDb(MariaDbBinaries.find(), ServerFolder.named("mariadb"), durability);
    server.initialise();
    server.start();
    ServerFolder.onExit(server::killIfRunning);
    return server;
  }

  private void initialise() {
    Command.must(
        List.of(
            binaries.installer().toString(),
            "--no-defaults",
            USER,
            "--basedir=" + binaries.base(),
            "--datadir=" + folder.data(),
            "--auth-root-authentication-method=normal",
            "--skip-name-resolve",
            "--skip-test-db",
            "--innodb-flush-method=nosync",
            "--innodb-log-file-size=16M"));
  }

  @Override
  public void start() {
    Readiness.await(url("mysql"), this::launch);
  }

  private Process launch() {
    List<String> program =
        new ArrayList<>(
            List.of(
                binaries.server().toString(),
                "--no-defaults",
                USER,
                "--basedir=" + binaries.base(),
                "--datadir=" + folder.data(),
                "--socket=" + folder.data().resolve("socket"),
                "--pid-file=" + pidFile(),
                "--port=" + port));
    program.addAll(SETTINGS);
    if (durability == Durability.FAST) {
      program.add("--innodb-flush-log-at-trx-commit=0");
      program.add("--innodb-flush-method=nosync");
    }
    try {
      return new ProcessBuilder(program)
          .redirectErrorStream(true)
          .redirectOutput(Redirect.appendTo(log().toFile()))
          .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void stop() {
    ProcessHandle server = server();
    Command.must(List.of("kill", "-TERM", Long.toString(server.pid())));
    Processes.awaitEnd(server);
  }

  @Override
  public void kill() {
    Processes.killAll(server());
  }

  /** For the end of this process, if that comes without {@link #close}. */
  private void killIfRunning() {
    if (Files.exists(pidFile())) {
      kill();
    }
  }

  private Path pidFile() {
    return folder.data().resolve("server.pid");
  }

  private ProcessHandle server() {
    try {
      return ProcessHandle.of(Long.parseLong(Files.readString(pidFile()).strip()))
          .orElseThrow(() -> new IllegalStateException("MariaDB is not running: " + log()));
    } catch (IOException failed) {
      throw new UncheckedIOException("MariaDB is not running: " + log(), failed);
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String url(String database) {
    return urlThrough(port, database);
  }

  @Override
  public String urlThrough(int anyPort, String database) {
    return "jdbc:mariadb://127.0.0.1:%s/%s?user=root&sslMode=disable".formatted(anyPort, database);
  }

  @Override
  public void createDatabase(String name, String template) {
    if (!template.isEmpty()) {
      throw new IllegalArgumentException("MariaDB makes no copies of databases");
    }
    DataSources.execute(DataSources.at(url("mysql")), "CREATE DATABASE " + name);
  }

  @Override
  public void dropDatabase(String name) {
    DataSource server = DataSources.at(url("mysql"));
    for (String id :
        DataSources.query(
            server,
            "SELECT id FROM information_schema.processlist WHERE db = '%s'".formatted(name))) {
      endSession(server, id);
    }
    DataSources.execute(server, "DROP DATABASE " + name);
  }

  /** It may have ended by itself since it was seen. */
  private static void endSession(DataSource server, String id) {
    DataSources.execute(
        server,
        "BEGIN NOT ATOMIC DECLARE CONTINUE HANDLER FOR 1094 BEGIN END; KILL %s; END".formatted(id));
  }

  /** MariaDB says so of a segmentation fault or an assertion; SIGKILL leaves no line. */
  @Override
  public int ownFaults() {
    try (Stream<String> lines = Files.lines(log(), StandardCharsets.ISO_8859_1)) {
      return (int) lines.filter(line -> line.contains("[ERROR]") && line.contains(FAULT)).count();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public Path log() {
    return folder.log();
  }

  @Override
  public void close() {
    stop();
    folder.delete();
  }
}
