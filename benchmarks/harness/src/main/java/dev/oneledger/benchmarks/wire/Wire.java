package dev.oneledger.benchmarks.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A relay on loopback in front of a PostgreSQL server. It delays every byte by half of the time
 * that a round trip is to take, in each direction, and holds nothing back beyond that: what is sent
 * without waiting for the answer arrives together, as on a real line. It counts round trips.
 * Thread-safe.
 */
public final class Wire implements AutoCloseable {
  private final ServerSocket listener;
  private final int serverPort;
  private final long oneWayNanos;
  private final AtomicLong trips = new AtomicLong();
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  private Wire(ServerSocket listener, int serverPort, long oneWayNanos) {
    this.listener = listener;
    this.serverPort = serverPort;
    this.oneWayNanos = oneWayNanos;
  }

  /**
   * What went through.
   *
   * @param trips round trips, those of connecting included
   * @param connections connections opened
   * @param bytes bytes from the server
   */
  public record Traffic(long trips, long connections, long bytes) {}

  /** A relay to a port of this machine; a delay of zero only counts. */
  public static Wire to(int serverPort, Duration perTrip) {
    try {
      ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Wire wire = new Wire(listener, serverPort, perTrip.toNanos() / 2);
      Pump.daemon("wire-accept", wire::accept);
      return wire;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The port to connect to instead of the server's. */
  public int port() {
    return listener.getLocalPort();
  }

  /** What went through since the last call. */
  public Traffic take() {
    return new Traffic(trips.getAndSet(0), connections.getAndSet(0), bytes.getAndSet(0));
  }

  private void accept() throws IOException {
    while (true) {
      Socket client;
      try {
        client = listener.accept();
      } catch (SocketException closed) {
        return;
      }
      Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      connections.incrementAndGet();
      Conversation conversation = new Conversation();
      new Pump(client, server, oneWayNanos, conversation::client).start();
      new Pump(server, client, oneWayNanos, (part, length) -> answer(conversation, part, length))
          .start();
    }
  }

  private void answer(Conversation conversation, byte[] part, int length) {
    conversation.server(part, length);
    trips.addAndGet(conversation.take());
    bytes.addAndGet(length);
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
