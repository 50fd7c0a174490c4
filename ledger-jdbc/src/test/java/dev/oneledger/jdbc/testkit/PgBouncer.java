package dev.oneledger.jdbc.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PgBouncer in transaction mode in front of a database, started from the program that is installed
 * here. Closing it stops it.
 */
public final class PgBouncer implements AutoCloseable {
  private static final int SECONDS = 20;

  private final PGSimpleDataSource direct;
  private final int port;
  private final Path folder;
  private final Process process;

  private PgBouncer(PGSimpleDataSource direct, int sessions) throws IOException {
    this.direct = direct;
    this.port = freePort();
    this.folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target", "pgbouncer")), "run");
    Path configuration = folder.resolve("pgbouncer.ini");
    Files.writeString(configuration, configuration(sessions));
    this.process =
        new ProcessBuilder(command(TestProgram.path("pgbouncer"), configuration))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
  }

  /**
   * One in front of a database.
   *
   * @param sessions how many sessions of the server its clients share
   */
  public static PgBouncer before(TestDatabase database, int sessions) {
    try {
      PgBouncer bouncer = new PgBouncer(database.pgDataSource(), sessions);
      bouncer.awaitReady();
      return bouncer;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The database through it, with the driver's own defaults; a new object on every call. */
  public PGSimpleDataSource dataSource() {
    PGSimpleDataSource through = new PGSimpleDataSource();
    through.setServerNames(new String[] {"127.0.0.1"});
    through.setPortNumbers(new int[] {port});
    through.setDatabaseName(direct.getDatabaseName());
    through.setUser(direct.getUser());
    return through;
  }

  private String configuration(int sessions) {
    return """
        [databases]
        %1$s = host=%2$s port=%3$d dbname=%1$s user=%4$s%5$s
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %6$d
        unix_socket_dir =
        auth_type = any
        pool_mode = transaction
        default_pool_size = %7$d
        max_client_conn = 200
        ignore_startup_parameters = extra_float_digits
        """
        .formatted(
            direct.getDatabaseName(),
            direct.getServerNames()[0],
            direct.getPortNumbers()[0],
            direct.getUser(),
            password(direct.getPassword()),
            port,
            sessions);
  }

  private static String password(@Nullable String password) {
    return password == null || password.isEmpty() ? "" : " password='" + password + "'";
  }

  private static List<String> command(String program, Path configuration) {
    List<String> command = new ArrayList<>(List.of(program));
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("-u", "nobody"));
    }
    command.add(configuration.toString());
    return command;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws IOException {
    SQLException last = null;
    for (int i = 0; i < SECONDS * 10 && process.isAlive(); i++) {
      try (Connection connection = dataSource().getConnection()) {
        if (connection.isValid(SECONDS)) {
          return;
        }
      } catch (SQLException notYet) {
        last = notYet;
        pause();
      }
    }
    close();
    throw new IllegalStateException(Files.readString(folder.resolve("log")), last);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
