package dev.oneledger.samples.threemodes;

import dev.oneledger.TextStyle;
import java.nio.file.Path;

/**
 * One ledger drives three environments in three modes on a real PostgreSQL, and shows what it
 * knows.
 *
 * <p>The server is an embedded one unless the system property {@code oneledger.jdbc.url} names
 * another PostgreSQL by a JDBC URL whose user may create databases. Bundles are written below
 * {@code target/three-modes}, or below the folder that the system property {@code oneledger.output}
 * names. An empty property counts as not set.
 */
public final class ThreeModes {
  private static final Path DEFAULT_OUTPUT = Path.of("target/three-modes");

  private ThreeModes() {}

  /** Runs the story and prints it. */
  public static void main(String[] arguments) throws Exception {
    Path output = output(System.getProperty("oneledger.output", ""));
    OutputFolder.clear(output);
    try (SampleServer server = SampleServer.start()) {
      System.out.println("PostgreSQL: " + server.description());
      Story.Ending ending = new Story(server, output).tell();
      new Narrator(System.out, TextStyle.ofTerminal()).tell(ending);
    }
  }

  private static Path output(String named) {
    return named.isBlank() ? DEFAULT_OUTPUT : Path.of(named);
  }
}
