package dev.oneledger.reliability.server;

import dev.oneledger.reliability.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A PostgreSQL of our own. */
public final class OwnPostgres implements OwnServer {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "listen_addresses", "127.0.0.1",
          "unix_socket_directories", "",
          "synchronous_commit", "on",
          "recovery_init_sync_method", "syncfs",
          "max_connections", "200",
          "shared_buffers", "64MB",
          "timezone", "UTC");

  private final Path binaries;
  private final ServerFolder folder;
  private final Map<String, String> settings;
  private final Unprivileged unprivileged;
  private final int port;

  private OwnPostgres(Path binaries, ServerFolder folder, Map<String, String> settings) {
    this.binaries = binaries;
    this.folder = folder;
    this.settings = settings;
    this.unprivileged = Unprivileged.here();
    this.port = ServerFolder.freePort();
  }

  /** A new, running server with further settings, such as {@code log_statement}. */
  public static OwnPostgres started(Durability durability, Map<String, String> more) {
    Map<String, String> settings = new TreeMap<>(SETTINGS);
    settings.put("fsync", durability == Durability.DURABLE ? "on" : "off");
    settings.putAll(more);
    OwnPostgres server =
        new OwnPostgres(PostgresBinaries.folder(), ServerFolder.named("postgres"), settings);
    server.initialise();
    server.start();
    ServerFolder.onExit(server::killIfRunning);
    return server;
  }

  private void initialise() {
    unprivileged.own(folder.root());
    Command.must(
        unprivileged.command(
            List.of(
                program("initdb"),
                "--pgdata=" + folder.data(),
                "--auth=trust",
                "--username=postgres",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync")));
  }

  private String program(String name) {
    return binaries.resolve(name).toString();
  }

  @Override
  public void start() {
    Readiness.await(url("postgres"), this::launch);
  }

  private Process launch() {
    List<String> program =
        new ArrayList<>(
            List.of(program("postgres"), "-D", folder.data().toString(), "-p", "" + port));
    settings.forEach((name, value) -> program.addAll(List.of("-c", name + "=" + value)));
    try {
      return new ProcessBuilder(unprivileged.command(program))
          .redirectErrorStream(true)
          .redirectOutput(Redirect.appendTo(log().toFile()))
          .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void stop() {
    ProcessHandle postmaster = postmaster();
    Command.must(List.of("kill", "-INT", Long.toString(postmaster.pid())));
    Processes.awaitEnd(postmaster);
  }

  @Override
  public void kill() {
    Processes.killAll(postmaster());
  }

  /** For the end of this process, if that comes without {@link #close}. */
  private void killIfRunning() {
    if (Files.exists(pidFile())) {
      kill();
    }
  }

  private Path pidFile() {
    return folder.data().resolve("postmaster.pid");
  }

  private ProcessHandle postmaster() {
    try {
      String pid = Files.readAllLines(pidFile()).get(0);
      return ProcessHandle.of(Long.parseLong(pid.strip()))
          .orElseThrow(() -> new IllegalStateException("PostgreSQL is not running: " + log()));
    } catch (IOException failed) {
      throw new UncheckedIOException("PostgreSQL is not running: " + log(), failed);
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
    return "jdbc:postgresql://127.0.0.1:%s/%s?user=postgres&sslmode=disable"
        .formatted(anyPort, database);
  }

  @Override
  public void createDatabase(String name, String template) {
    DataSources.execute(
        DataSources.at(url("postgres")),
        "CREATE DATABASE %s%s".formatted(name, template.isEmpty() ? "" : " TEMPLATE " + template));
  }

  @Override
  public void dropDatabase(String name) {
    DataSources.execute(
        DataSources.at(url("postgres")), "DROP DATABASE %s WITH (FORCE)".formatted(name));
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
