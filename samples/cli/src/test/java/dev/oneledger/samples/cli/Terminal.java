package dev.oneledger.samples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.TextStyle;
import dev.oneledger.jdbc.testkit.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A folder to run commands in, within this process. */
record Terminal(Path folder, Map<String, String> variables) {
  /** What no output may ever hold. */
  static final String SECRET = "s3cr3t-hunter2";

  /**
   * What a command said.
   *
   * @param exit its exit code
   * @param out standard output
   * @param err standard error
   */
  record Said(int exit, String out, String err) {}

  /** The password that lets the database's user in; one that is a secret where any does. */
  static String password(TestDatabase database) {
    return database.password().isEmpty() ? SECRET : database.password();
  }

  Said run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            folder,
            variables,
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            TextStyle.PLAIN);
    int exit = OneLedger.run(surroundings, arguments);
    Said said = new Said(exit, out.toString(UTF_8), err.toString(UTF_8));
    assertThat(said.out() + said.err()).doesNotContain(SECRET).doesNotContain("\tat ");
    assertThat(JavaSpeech.in(said.out() + said.err())).as(said.out() + said.err()).isEmpty();
    return said;
  }

  void write(String file, String text) throws IOException {
    Path place = folder.resolve(file);
    Files.createDirectories(place.getParent());
    Files.writeString(place, text);
  }
}
