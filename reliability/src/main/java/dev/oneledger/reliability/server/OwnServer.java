package dev.oneledger.reliability.server;

import java.nio.file.Path;

/** A database server that this process started. Not thread-safe. */
public interface OwnServer extends AutoCloseable {

  /**
   * Starts it, again after a {@link #stop} or {@link #kill} too, and returns when it answers.
   *
   * @throws IllegalStateException if it does not answer within a minute
   */
  void start();

  /** Lets it finish what it does, and returns when it has ended. */
  void stop();

  /** Ends every process of it by SIGKILL, and returns when they are gone. */
  void kill();

  /** The port it listens on; the same after every start. */
  int port();

  /** The JDBC URL of a database on it, with the user who may do everything. */
  String url(String database);

  /** The same by way of another port on this machine. */
  String urlThrough(int port, String database);

  /** Creates a database: a copy of another one, or an empty one where that name is empty. */
  void createDatabase(String name, String template);

  /** Drops a database and cuts off who is connected. */
  void dropDatabase(String name);

  /** How often it ended by a fault of its own, which nobody asked for, as far as its log says. */
  default int ownFaults() {
    return 0;
  }

  /** What it writes about itself: the file grows as long as the server lives. */
  Path log();

  /** Stops it and removes its data. */
  @Override
  void close();
}
