package dev.oneledger.internal.engine;

import dev.oneledger.JournalEntry.Stamp;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stamps entries with time, person, host and library version. Thread-safe. */
final class Stamps {
  private final Clock clock;
  private final String who;
  private @Nullable String host;

  Stamps(Clock clock, String who) {
    this.clock = clock;
    this.who = who;
  }

  Stamp now() {
    return new Stamp(clock.instant().truncatedTo(ChronoUnit.MICROS), who, host(), version());
  }

  /** The same in the name of a person who answers for the entry. */
  Stamp nowBy(String person) {
    Stamp now = now();
    return new Stamp(now.at(), person, now.host(), now.version());
  }

  Clock clock() {
    return clock;
  }

  private synchronized String host() {
    if (host == null) {
      host = findHost();
    }
    return host;
  }

  /** Containers name themselves in the environment; asking the resolver can take seconds. */
  private static String findHost() {
    String named = System.getenv("HOSTNAME");
    if (named != null && !named.isBlank()) {
      return named;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException noName) {
      return "unknown";
    }
  }

  private static String version() {
    return Objects.requireNonNullElse(
        Stamps.class.getPackage().getImplementationVersion(), "development");
  }
}
