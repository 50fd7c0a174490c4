package dev.oneledger.internal.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.oneledger.Bundle;
import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleFilesTest {
  @TempDir Path temp;

  private static Bundle bundle(String... lastFile) {
    SampleRelease release = SampleRelease.ofTheBrief();
    if (lastFile.length > 0) {
      release.file(lastFile[0], lastFile[1]);
    }
    return BundleWriter.bundle(release.contents("142_customer"), List.of(new PsqlLayout()));
  }

  private String run(Path where, String... command) throws Exception {
    Path out = Files.createTempFile("run", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(where.toFile())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile());
      builder.environment().put("LC_ALL", "C.UTF-8");
      return builder.start().waitFor() + " " + Files.readString(out);
    } finally {
      Files.delete(out);
    }
  }

  private void assumeTool(String... command) throws InterruptedException {
    try {
      assumeTrue(
          new ProcessBuilder(command).start().waitFor() == 0, command[0] + " does not work here");
    } catch (IOException e) {
      assumeTrue(false, command[0] + " is not on the path");
    }
  }

  @Test
  void the_zip_has_the_digest_and_every_file_stored_in_order_without_extras() throws Exception {
    Bundle bundle = bundle("146_gr\u00fcn.sql", "select 1;\n");
    Path zip = bundle.writeZip(temp.resolve("new/folder/rel.zip"));

    assertThat(Hash.sha256(Files.readAllBytes(zip))).isEqualTo(bundle.digest());
    List<String> names = new ArrayList<>();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : java.util.Collections.list(file.entries())) {
        names.add(entry.getName());
        assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
        assertThat(entry.getExtra()).isNull();
        assertThat(entry.getTimeLocal()).isEqualTo("1980-01-01T00:00:00");
        assertThat(file.getInputStream(entry).readAllBytes())
            .isEqualTo(bundle.content(entry.getName()));
      }
    }
    assertThat(names).containsExactlyElementsOf(bundle.paths());
  }

  @Test
  void the_zip_reads_as_a_stream_too() throws Exception {
    Bundle bundle = bundle();
    List<String> names = new ArrayList<>();
    try (ZipInputStream in =
        new ZipInputStream(Files.newInputStream(bundle.writeZip(temp.resolve("a.zip"))))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
        assertThat(in.readAllBytes()).isEqualTo(bundle.content(entry.getName()));
      }
    }
    assertThat(names).containsExactlyElementsOf(bundle.paths());
  }

  @Test
  void unzip_and_sha256sum_find_nothing_wrong() throws Exception {
    assumeTool("unzip", "-v");
    assumeTool("sha256sum", "--version");
    Path zip = bundle("146_gr\u00fcn.sql", "select 1;\n").writeZip(temp.resolve("rel.zip"));
    Path out = Files.createDirectory(temp.resolve("out"));

    assertThat(run(out, "unzip", "-q", zip.toString())).isEqualTo("0 ");
    assertThat(run(out, "sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS")).isEqualTo("0 ");
    Files.writeString(out.resolve("sql/142_customer.sql"), "-- edited\n");
    assertThat(run(out, "sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS"))
        .startsWith("1 sql/142_customer.sql: FAILED");
  }

  @Test
  void a_zip_replaces_an_older_one_and_nothing_else_stays_beside_it() throws Exception {
    Path zip = Files.writeString(temp.resolve("a.zip"), "older");
    Bundle bundle = bundle();
    bundle.writeZip(zip);
    assertThat(Hash.sha256(Files.readAllBytes(zip))).isEqualTo(bundle.digest());
    assertThat(temp.toFile().list()).containsExactly("a.zip");
  }

  @Test
  void a_folder_gets_every_file_and_writing_it_again_does_nothing() throws Exception {
    Bundle bundle = bundle();
    Path directory = temp.resolve("releases/rel_8f12");
    assertThat(bundle.writeDirectory(directory)).isEqualTo(directory);
    for (String path : bundle.paths()) {
      assertThat(directory.resolve(path)).hasBinaryContent(bundle.content(path));
    }
    assertThat(bundle.writeDirectory(directory)).isEqualTo(directory);
    assertThat(temp.resolve("releases").toFile().list()).containsExactly("rel_8f12");
  }

  @Test
  void an_empty_folder_is_filled() throws Exception {
    Path directory = Files.createDirectory(temp.resolve("empty"));
    bundle().writeDirectory(directory);
    assertThat(directory.resolve("SHA256SUMS")).exists();
  }

  @Test
  void a_folder_with_anything_else_is_refused_and_left_alone() throws Exception {
    Path other = temp.resolve("other");
    bundle("146_x.sql", "select 1;").writeDirectory(other);
    assertThatThrownBy(() -> bundle().writeDirectory(other))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll(
            "is not empty, nothing was written", "'SHA256SUMS' is not the same");
    assertThat(other.resolve("sql/146_x.sql")).exists();

    Path more = temp.resolve("more");
    bundle().writeDirectory(more);
    Files.writeString(more.resolve("zzz"), "mine");
    assertThatThrownBy(() -> bundle().writeDirectory(more))
        .hasMessageContaining("'zzz' is not the same");

    Path file = Files.writeString(temp.resolve("file"), "a file");
    assertThatThrownBy(() -> bundle().writeDirectory(file)).hasMessageContaining("is not empty");
    assertThat(file).hasContent("a file");
  }

  @Test
  void a_place_that_cannot_be_written_is_refused_with_its_path() throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "a file");
    assertThatThrownBy(() -> bundle().writeZip(file.resolve("a.zip")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining(file.resolve("a.zip").toString());
    assertThat(new String(Files.readAllBytes(file), UTF_8)).isEqualTo("a file");
  }
}
