package dev.oneledger.reliability.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Stands between driver and server, and cuts all connections that go through it at a moment that
 * only the wire knows. Thread-safe.
 */
final class CuttingRelay implements AutoCloseable {
  /** When a trap goes off. */
  enum Moment {
    /** The server has got a request; nobody waits for what it does with it. */
    REQUEST_SENT,
    /** The server has answered; the answer is swallowed. */
    REPLY_SENT
  }

  /**
   * A trap.
   *
   * @param moment when it goes off
   * @param effect what happens then, before the connections are cut
   */
  record Trap(Moment moment, Runnable effect) {}

  private final ServerSocket listener;
  private final int serverPort;
  private final Supplier<ReplyEnd> replies;
  private final List<Link> links = new CopyOnWriteArrayList<>();
  private final AtomicReference<Trap> trap = new AtomicReference<>();

  private CuttingRelay(ServerSocket listener, int serverPort, Supplier<ReplyEnd> replies) {
    this.listener = listener;
    this.serverPort = serverPort;
    this.replies = replies;
  }

  /** A relay to a port of this machine. */
  static CuttingRelay to(int serverPort, Supplier<ReplyEnd> replies) {
    try {
      ServerSocket listener = new ServerSocket();
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      CuttingRelay relay = new CuttingRelay(listener, serverPort, replies);
      Link.start("relay-accept", relay::accept);
      return relay;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The port that leads through it. */
  int port() {
    return listener.getLocalPort();
  }

  /** Lays a trap for the next request. */
  void arm(Trap next) {
    trap.set(next);
  }

  /** Takes the trap away, unless it went off. */
  boolean disarm() {
    return trap.getAndSet(null) != null;
  }

  boolean isArmedFor(Moment moment) {
    Trap laid = trap.get();
    return laid != null && laid.moment() == moment;
  }

  /** Sets off the trap that is laid for this moment, if there still is one. */
  void goesOffAt(Moment moment) {
    Trap laid = trap.get();
    if (laid != null && laid.moment() == moment && trap.compareAndSet(laid, null)) {
      laid.effect().run();
      cut();
    }
  }

  /** Cuts what is connected now. */
  void cut() {
    links.forEach(Link::cut);
    links.clear();
  }

  private void accept() throws IOException {
    while (!listener.isClosed()) {
      Socket client = listener.accept();
      try {
        Link link =
            new Link(
                this,
                client,
                new Socket(InetAddress.getLoopbackAddress(), serverPort),
                replies.get());
        links.add(link);
        link.start();
      } catch (IOException serverIsDown) {
        client.close();
      }
    }
  }

  @Override
  public void close() {
    cut();
    try {
      listener.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
