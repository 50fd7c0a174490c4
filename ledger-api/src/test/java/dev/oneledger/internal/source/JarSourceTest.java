package dev.oneledger.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.spi.MigrationSource;
import dev.oneledger.testkit.MigrationSourceContract;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarSourceTest extends MigrationSourceContract {
  @TempDir Path temp;
  private int made;

  @Override
  protected MigrationSource sourceOf(Map<String, String> files) throws Exception {
    Path jar = SourceFixtures.jar(temp.resolve("j " + made++ + ".jar"), "db/ledger", files);
    return MigrationSource.classpath(
        "db/ledger", new URLClassLoader(new URL[] {jar.toUri().toURL()}, null));
  }

  @Test
  void folders_beside_the_location_are_left_alone() throws Exception {
    Path jar =
        SourceFixtures.jar(
            temp.resolve("near.jar"),
            "db",
            Map.of("ledger/1_a.sql", "select 1;", "ledger2/1_b.sql", "select 2;"));
    MigrationSource source =
        MigrationSource.classpath(
            "db/ledger", new URLClassLoader(new URL[] {jar.toUri().toURL()}, null));
    assertThat(source.load()).extracting(m -> m.id().toString()).containsExactly("1_a");
  }

  @Test
  void the_jar_is_not_held_open() throws Exception {
    MigrationSource source = sourceOf(Map.of("1_a.sql", "select 1;"));
    source.load();
    Path jar = temp.resolve("j 0.jar");
    SourceFixtures.jar(jar, "db/ledger", Map.of("2_b.sql", "select 2;"));
    assertThat(source.load()).extracting(m -> m.id().toString()).containsExactly("2_b");
  }

  /**
   * What a class loader that opens jars inside jars offers: its own handler, its own connection.
   */
  @Test
  void a_jar_inside_a_jar_is_read_through_its_urls_own_connection() throws Exception {
    Path inner =
        SourceFixtures.jar(temp.resolve("inner.jar"), "db/ledger", Map.of("1_a.sql", "select 1;"));
    List<Migration> migrations =
        MigrationSource.classpath("db/ledger", offering(nestedUrl(inner))).load();
    assertThat(migrations)
        .extracting(Migration::origin)
        .containsExactly("jar:nested:/app.jar/!lib/inner.jar!/db/ledger/1_a.sql");
  }

  @Test
  void a_place_that_cannot_be_listed_is_refused_with_its_protocol() throws Exception {
    URL odd =
        new URL(
            null,
            "vfs:/app/db/ledger",
            new URLStreamHandler() {
              @Override
              protected URLConnection openConnection(URL url) {
                return new URLConnection(url) {
                  @Override
                  public void connect() {}
                };
              }
            });
    assertThatThrownBy(() -> MigrationSource.classpath("db/ledger", offering(odd)).load())
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll(
            "vfs:/app/db/ledger", "the protocol 'vfs'", "MigrationSource.directory");
  }

  private static ClassLoader offering(URL root) {
    return new ClassLoader(null) {
      @Override
      public Enumeration<URL> getResources(String name) {
        return Collections.enumeration(List.of(root));
      }
    };
  }

  private static URL nestedUrl(Path inner) throws IOException {
    assertThat(Files.exists(inner)).isTrue();
    return new URL(
        null,
        "jar:nested:/app.jar/!lib/inner.jar!/db/ledger",
        new URLStreamHandler() {
          @Override
          protected URLConnection openConnection(URL url) throws IOException {
            return new NestedConnection(inner);
          }
        });
  }

  private static final class NestedConnection extends JarURLConnection {
    private final Path inner;

    NestedConnection(Path inner) throws IOException {
      super(new URL("jar:file:/app.jar!/db/ledger"));
      this.inner = inner;
    }

    @Override
    public JarFile getJarFile() throws IOException {
      return new JarFile(inner.toFile());
    }

    @Override
    public void connect() {}

    @Override
    public InputStream getInputStream() throws IOException {
      throw new IOException("a folder");
    }
  }
}
