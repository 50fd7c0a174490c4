package dev.oneledger.reliability.crash;

import dev.oneledger.reliability.crash.CuttingRelay.Moment;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One connection through a relay, with a thread for each direction. */
final class Link {
  private static final int BUFFER = 64 * 1024;

  /** How long a client must be silent for its request to count as complete. */
  private static final int SILENCE_MILLIS = 2;

  private final CuttingRelay relay;
  private final Socket client;
  private final Socket server;
  private final ReplyEnd reply;
  private final AtomicBoolean isCut = new AtomicBoolean();

  Link(CuttingRelay relay, Socket client, Socket server, ReplyEnd reply) throws IOException {
    this.relay = relay;
    this.client = client;
    this.server = server;
    this.reply = reply;
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
  }

  void start() {
    start("relay-up", this::up);
    start("relay-down", this::down);
  }

  /** Closes both ends. */
  void cut() {
    isCut.set(true);
    try (client;
        server) {
      client.shutdownOutput();
    } catch (IOException closed) {
      // The other side was faster; closed is closed.
      isCut.set(true);
    }
  }

  private void up() throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (client;
        server) {
      InputStream requests = client.getInputStream();
      for (int read = requests.read(buffer); read >= 0; read = requests.read(buffer)) {
        server.getOutputStream().write(buffer, 0, read);
        if (relay.isArmedFor(Moment.REQUEST_SENT)) {
          forwardRest(requests, buffer);
          relay.goesOffAt(Moment.REQUEST_SENT);
        }
      }
    }
  }

  /** Forwards until the client falls silent. */
  private void forwardRest(InputStream requests, byte[] buffer) throws IOException {
    client.setSoTimeout(SILENCE_MILLIS);
    try {
      for (int read = requests.read(buffer); read >= 0; read = requests.read(buffer)) {
        server.getOutputStream().write(buffer, 0, read);
      }
    } catch (SocketTimeoutException silent) {
      client.setSoTimeout(0);
    }
  }

  private void down() throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (client;
        server) {
      InputStream replies = server.getInputStream();
      for (int read = replies.read(buffer); read >= 0; read = replies.read(buffer)) {
        boolean ended = reply.endsWith(buffer, read);
        if (!relay.isArmedFor(Moment.REPLY_SENT)) {
          client.getOutputStream().write(buffer, 0, read);
        } else if (ended) {
          relay.goesOffAt(Moment.REPLY_SENT);
        }
      }
    }
  }

  /** The work of a relay's thread, which ends when a side hangs up or the relay is closed. */
  interface Work {
    /** Does it until a socket is closed. */
    void run() throws IOException;
  }

  static void start(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }
}
