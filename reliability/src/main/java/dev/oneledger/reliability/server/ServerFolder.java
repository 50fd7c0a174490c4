package dev.oneledger.reliability.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder below {@code target} where a server has its data and its log. */
record ServerFolder(Path root) {

  /** A new folder that begins with a name. */
  static ServerFolder named(String name) {
    try {
      Path target = Files.createDirectories(Path.of("target", "own-servers").toAbsolutePath());
      return new ServerFolder(Files.createTempDirectory(target, name));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Path data() {
    return root.resolve("data");
  }

  Path log() {
    return root.resolve("log");
  }

  /** Removes it with all that is in it. */
  void delete() {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Has something done when this virtual machine ends. */
  static void onExit(Runnable work) {
    Runtime.getRuntime().addShutdownHook(new Thread(work, "stop-own-server"));
  }

  /** A port of the loopback interface that nobody listens on. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
