package dev.oneledger.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.spi.MigrationSource;
import dev.oneledger.testkit.MigrationSourceContract;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClasspathFolderSourceTest extends MigrationSourceContract {
  @TempDir Path temp;
  private int made;

  @Override
  protected MigrationSource sourceOf(Map<String, String> files) throws Exception {
    Path root = temp.resolve("with blank " + made++);
    SourceFixtures.folder(root.resolve("db/ledger"), files);
    return MigrationSource.classpath("db/ledger", loader(root));
  }

  private static ClassLoader loader(Path... roots) throws Exception {
    URL[] urls = new URL[roots.length];
    for (int i = 0; i < roots.length; i++) {
      urls[i] = roots[i].toUri().toURL();
    }
    return new URLClassLoader(urls, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/db/ledger", "db/ledger/", "classpath:db/ledger", "classpath:/db/ledger/"})
  void a_location_may_be_spelled_in_several_ways(String location) throws Exception {
    SourceFixtures.folder(temp.resolve("db/ledger"), Map.of("1_a.sql", "select 1;"));
    assertThat(MigrationSource.classpath(location, loader(temp)).load()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "db/../secret", "classpath:"})
  void a_location_that_is_none_is_refused(String location) {
    assertThatThrownBy(() -> MigrationSource.classpath(location))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("expected a folder on the class path");
  }

  @Test
  void a_location_that_is_nowhere_is_refused_with_where_it_was_looked_for() {
    assertThatThrownBy(() -> MigrationSource.classpath("db/nowhere", loader(temp)).load())
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll(
            "'db/nowhere' was not found",
            "looked for: the folder db/nowhere/",
            "java.net.URLClassLoader",
            "src/main/resources/db/nowhere")
        .hasMessageMatching("(?s).*the application's class path has \\d+ entr(y|ies)\n.*")
        .hasMessageNotContaining(System.getProperty("java.class.path"));
  }

  @Test
  void folders_and_jars_with_the_same_location_add_up() throws Exception {
    Path folder = temp.resolve("classes");
    SourceFixtures.folder(folder.resolve("db/ledger"), Map.of("1_a.sql", "select 1;"));
    Path jar =
        SourceFixtures.jar(temp.resolve("more.jar"), "db/ledger", Map.of("2_b.sql", "select 2;"));
    assertThat(MigrationSource.classpath("db/ledger", loader(folder, jar)).load())
        .extracting(Migration::origin)
        .satisfiesExactly(
            first -> assertThat(first).endsWith("classes/db/ledger/1_a.sql"),
            second -> assertThat(second).endsWith("more.jar!/db/ledger/2_b.sql"));
  }

  @Test
  void the_threads_class_loader_is_used_unless_another_is_named() throws Exception {
    SourceFixtures.folder(temp.resolve("db/mine"), Map.of("1_a.sql", "select 1;"));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader(temp));
    try {
      assertThat(MigrationSource.classpath("db/mine").load()).hasSize(1);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
