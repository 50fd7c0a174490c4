package dev.oneledger.reliability.server;

import dev.oneledger.reliability.process.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.h2.tools.Server;

/** An H2 server of our own: a virtual machine that has its databases in files. */
public final class OwnH2 implements OwnServer {
  private final ServerFolder folder;
  private final Durability durability;
  private final int port;
  private Process process;

  private OwnH2(ServerFolder folder, Durability durability) {
    this.folder = folder;
    this.durability = durability;
    this.port = ServerFolder.freePort();
    this.process = launched();
  }

  /** A new, running server. */
  public static OwnH2 started(Durability durability) {
    OwnH2 server = new OwnH2(ServerFolder.named("h2"), durability);
    ServerFolder.onExit(() -> server.process.destroyForcibly());
    return server;
  }

  @Override
  public void start() {
    process = launched();
  }

  private Process launched() {
    Process[] last = new Process[1];
    Readiness.await(url("ready"), () -> last[0] = launch());
    return last[0];
  }

  private Process launch() {
    try {
      return new ProcessBuilder(
              ChildJvm.command(
                  Server.class,
                  List.of(
                      "-tcp",
                      "-tcpPort",
                      Integer.toString(port),
                      "-baseDir",
                      folder.root().toString(),
                      "-ifNotExists")))
          .redirectErrorStream(true)
          .redirectOutput(Redirect.appendTo(log().toFile()))
          .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void stop() {
    process.destroy();
    Processes.awaitEnd(process.toHandle());
  }

  @Override
  public void kill() {
    Processes.killAll(process.toHandle());
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
    int delay = durability == Durability.DURABLE ? 0 : 500;
    return "jdbc:h2:tcp://127.0.0.1:%s/./%s;DB_CLOSE_DELAY=-1;WRITE_DELAY=%s"
        .formatted(anyPort, database, delay);
  }

  @Override
  public void createDatabase(String name, String template) {
    if (!template.isEmpty()) {
      throw new IllegalArgumentException("H2 makes no copies of databases");
    }
    DataSources.query(DataSources.at(url(name)), "SELECT 1");
  }

  @Override
  public void dropDatabase(String name) {
    DataSources.execute(DataSources.at(url(name)), "SHUTDOWN IMMEDIATELY");
    try {
      Files.deleteIfExists(folder.root().resolve(name + ".mv.db"));
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
