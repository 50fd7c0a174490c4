package dev.oneledger.samples.threemodes;

import java.nio.file.Path;

/**
 * One ledger drives three environments in three modes on a real PostgreSQL, and shows what it
 * knows.
 *
 * <p>The server is an embedded one unless the system property {@code oneledger.jdbc.url} names
 * another PostgreSQL by a JDBC URL whose user may create databases. Bundles are written below
 * {@code target/three-modes}, or below the folder that the system property {@code oneledger.output}
 * names.
 */
public final class ThreeModes {
  private ThreeModes() {}

  /** Runs the story and prints it. */
  public static void main(String[] arguments) throws Exception {
    Path output = Path.of(System.getProperty("oneledger.output", "target/three-modes"));
    OutputFolder.clear(output);
    try (SampleServer server = SampleServer.start()) {
      Story.Ending ending = new Story(server, output).tell();
      new Narrator(System.out, Narrator.isTerminal()).tell(ending);
    }
  }
}
