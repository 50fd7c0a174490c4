package dev.oneledger.benchmarks.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** One direction of a connection: one thread reads, another writes each part when it is due. */
final class Pump {
  private static final int BUFFER = 64 * 1024;

  private final Socket from;
  private final Socket to;
  private final long delayNanos;
  private final Listener listener;
  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();

  Pump(Socket from, Socket to, long delayNanos, Listener listener) {
    this.from = from;
    this.to = to;
    this.delayNanos = delayNanos;
    this.listener = listener;
  }

  /** What was read at once, and when it is to be written; nothing read is the end. */
  private static final class Part {
    private final long due;
    private final byte[] bytes;

    Part(long due, byte[] bytes) {
      this.due = due;
      this.bytes = bytes;
    }

    boolean isEnd() {
      return bytes.length == 0;
    }

    long left() {
      return due - System.nanoTime();
    }
  }

  /** Is told of what is read, before it goes on. */
  interface Listener {
    void read(byte[] bytes, int length);
  }

  /** Work that ends when a socket is closed. */
  interface Work {
    void run() throws IOException, InterruptedException;
  }

  void start() {
    if (delayNanos == 0) {
      daemon("wire-pass", this::pass);
    } else {
      daemon("wire-read", this::read);
      daemon("wire-write", this::write);
    }
  }

  private void pass() throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        listener.read(buffer, length);
        out.write(buffer, 0, length);
      }
    }
  }

  private void read() throws IOException {
    try {
      InputStream in = from.getInputStream();
      byte[] buffer = new byte[BUFFER];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        long due = System.nanoTime() + delayNanos;
        listener.read(buffer, length);
        parts.add(new Part(due, Arrays.copyOf(buffer, length)));
      }
    } finally {
      parts.add(new Part(System.nanoTime(), new byte[0]));
    }
  }

  private void write() throws IOException, InterruptedException {
    try (from;
        to) {
      OutputStream out = to.getOutputStream();
      for (Part part = parts.take(); !part.isEnd(); part = parts.take()) {
        for (long left = part.left(); left > 0; left = part.left()) {
          LockSupport.parkNanos(left);
        }
        out.write(part.bytes);
      }
    }
  }

  static void daemon(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (SocketException closed) {
                // One side hung up: this is how these threads end.
                return;
              } catch (IOException failed) {
                throw new IllegalStateException(name, failed);
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }
}
