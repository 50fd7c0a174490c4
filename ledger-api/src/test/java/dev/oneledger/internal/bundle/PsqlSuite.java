package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Bundle;
import dev.oneledger.ReleaseName;
import dev.oneledger.internal.bundle.PsqlCommandLine.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the psql scripts, each with a database of its own and the real psql. */
abstract class PsqlSuite {
  @TempDir Path temp;
  PsqlCommandLine psql;

  @BeforeEach
  void create() throws Exception {
    psql = new PsqlCommandLine(temp);
  }

  @AfterEach
  void drop() throws Exception {
    if (psql != null) {
      psql.drop();
    }
  }

  static Bundle release(int sequence, SampleRelease files, String... attached) {
    return revision(sequence, 1, files, attached);
  }

  static Bundle revision(int sequence, int revision, SampleRelease files, String... attached) {
    ReleaseName name =
        new ReleaseName("hub", "rel_" + sequence, "1." + sequence, sequence, revision);
    return BundleWriter.bundle(files.contents(name, attached), List.of(new PsqlLayout()));
  }

  void assertRefused(Result result, String... texts) {
    assertThat(result.exit()).as(result.err() + result.out()).isEqualTo(3);
    assertThat(result.err()).contains(texts);
    assertThat(result.out()).doesNotContain("oneledger-receipt-1");
  }

  void assertTrueThat(String condition) throws Exception {
    assertThat(psql.query("SELECT " + condition)).as(condition).isEqualTo("t");
  }
}
