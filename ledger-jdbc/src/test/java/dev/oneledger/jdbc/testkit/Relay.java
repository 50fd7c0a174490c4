package dev.oneledger.jdbc.testkit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Stands between driver and server and counts round trips: the server ends each with one
 * ReadyForQuery message, in the simple and the extended protocol alike.
 */
public final class Relay implements AutoCloseable {
  private static final int READY_FOR_QUERY = 'Z';
  private static final int BUFFER = 16 * 1024;

  private final ServerSocket listener;
  private final String host;
  private final int port;
  private final AtomicInteger trips = new AtomicInteger();

  private Relay(ServerSocket listener, String host, int port) {
    this.listener = listener;
    this.host = host;
    this.port = port;
  }

  /** A relay in front of the server a data source leads to. */
  public static Relay to(PGSimpleDataSource dataSource) {
    try {
      ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Relay relay =
          new Relay(listener, dataSource.getServerNames()[0], dataSource.getPortNumbers()[0]);
      start("relay-accept", relay::accept);
      return relay;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The same database through this relay; one connection kept open and handed out again. */
  public SingleConnection through(PGSimpleDataSource direct) {
    PGSimpleDataSource relayed = new PGSimpleDataSource();
    relayed.setURL(direct.getUrl());
    relayed.setServerNames(new String[] {"127.0.0.1"});
    relayed.setPortNumbers(new int[] {listener.getLocalPort()});
    relayed.setUser(direct.getUser());
    relayed.setPassword(direct.getPassword());
    relayed.setSslMode("disable");
    return new SingleConnection(relayed);
  }

  /** Round trips since the last call. */
  public int trips() {
    return trips.getAndSet(0);
  }

  @Override
  public void close() {
    closeQuietly(listener);
  }

  private void accept() throws IOException {
    while (!listener.isClosed()) {
      Socket client = listener.accept();
      Socket server = new Socket(host, port);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      start("relay-up", () -> copy(client, server));
      start("relay-down", () -> copyAndCount(server, client));
    }
  }

  private static void copy(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    }
  }

  private void copyAndCount(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      DataInputStream in = new DataInputStream(from.getInputStream());
      OutputStream out = to.getOutputStream();
      for (int type = in.read(); type >= 0; type = in.read()) {
        int length = in.readInt();
        if (type == READY_FOR_QUERY) {
          trips.incrementAndGet();
        }
        out.write(
            new byte[] {
              (byte) type,
              (byte) (length >>> 24),
              (byte) (length >>> 16),
              (byte) (length >>> 8),
              (byte) length
            });
        transfer(in, out, length - 4);
      }
    }
  }

  private static void transfer(InputStream in, OutputStream out, int length) throws IOException {
    byte[] buffer = new byte[BUFFER];
    int left = length;
    while (left > 0) {
      int read = in.read(buffer, 0, Math.min(left, buffer.length));
      if (read < 0) {
        throw new IOException("The server closed in the middle of a message.");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // One side hung up, or the relay was closed: this is how its threads end.
                assert name.startsWith("relay-");
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
