package dev.oneledger.ddl.internal.proof;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.jdbc.internal.catalog.ServerSeries;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a database can serve as scratch. Internal: may change in any release. */
public final class ScratchCheck {
  private static final int NAMED = 5;

  private ScratchCheck() {}

  /**
   * Refuses a server of another major version.
   *
   * @param expected the version; null where any will do
   * @throws FindingsException with P005
   */
  public static void requireMajor(ScratchSession session, @Nullable Integer expected) {
    ServerSeries server = session.server();
    int found = server.major();
    if (expected != null && expected != found) {
      throw refused(
          "it is %s %s, expected %s".formatted(server.product().label(), found, expected),
          "Use a scratch database of the major version that the migration is to run on, for what the"
              + " server makes of a text differs between them.");
    }
  }

  /**
   * Refuses a database that has anything in it.
   *
   * @throws FindingsException with P005, naming what is there
   */
  public static void requireEmpty(ScratchSession session) {
    Set<ObjectKey> given = session.given();
    List<ObjectKey> there =
        session.state(false).objects().keySet().stream()
            .filter(key -> !given.contains(key))
            .toList();
    if (!there.isEmpty()) {
      String named =
          String.join(
              ", ", there.stream().limit(NAMED).map(k -> k.kind() + " " + k.name()).toList());
      int more = there.size() - Math.min(NAMED, there.size());
      throw refused(
          "it is not empty, expected no objects, found %s%s"
              .formatted(named, more == 0 ? "" : " and %s more".formatted(more)),
          "Use an empty database to throw away, or say that this one is prepared; the proof writes to it.");
    }
  }

  static FindingsException refused(String text, String remedy) {
    return new FindingsException(
        "Nothing can be proven on this scratch database.",
        List.of(new Finding(FindingCode.SCRATCH_UNSUITABLE, "scratch", text, remedy)));
  }
}
