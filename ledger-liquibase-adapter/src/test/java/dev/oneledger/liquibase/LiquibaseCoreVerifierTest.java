package dev.oneledger.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.testkit.ModuleFolder;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiquibaseCoreVerifierTest {
  @TempDir private Path folder;

  private List<VerifiedChangeset> changesets(int version) {
    new LiquibaseFiles(folder)
        .xml("db/one.xml", "<changeSet id=\"1\" author=\"me\"><sql>select ${x}</sql></changeSet>")
        .xml(
            "changelog.xml",
            """
            <property name="x" value="1"/>
            <changeSet id="lbx" author="me"><createTable tableName="lbx">
              <column name="id" type="int"><constraints primaryKey="true" nullable="false"/></column>
              <column name="n" type="varchar(5)"/></createTable></changeSet>
            <changeSet id="tag" author="me"><tagDatabase tag="v1"/></changeSet>
            <include file="db/one.xml"/>
            """);
    return LiquibaseCoreVerifier.of(folder, "changelog.xml", SqlDialect.POSTGRESQL)
        .changesets(version);
  }

  @Test
  void changes_have_the_sums_that_liquibase_gave_them_in_either_version() {
    assertThat(changesets(9))
        .extracting(VerifiedChangeset::id, VerifiedChangeset::checksum)
        .contains(
            tuple("lbx", "9:1e1981913d6d488210d3c36d8f79387f"),
            tuple("tag", "9:635ff1e577e13420abaf0552fb77ab20"));
    assertThat(changesets(8))
        .extracting(VerifiedChangeset::id, VerifiedChangeset::checksum)
        .contains(
            tuple("lbx", "8:b467df4f6ce97e91e10cff2fae4f033d"),
            tuple("tag", "8:66b36565238a5af72e5603468437de78"));
  }

  @Test
  void an_included_changeset_has_the_path_of_its_file_and_the_properties_of_the_whole() {
    VerifiedChangeset included = changesets(9).get(2);

    assertThat(included.path()).isEqualTo("db/one.xml");
    assertThat(included.sql()).isNotNull();
    assertThat(included.sql().text()).isEqualTo("select 1;\n");
  }

  @Test
  void nothing_is_written_beside_the_changelogs() throws IOException {
    changesets(9);

    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .extracting(file -> folder.relativize(file).toString())
          .containsExactlyInAnyOrder("changelog.xml", Path.of("db", "one.xml").toString());
    }
  }

  @Test
  void a_changelog_that_liquibase_cannot_read_is_refused_with_its_name() {
    assertThatThrownBy(
            () -> LiquibaseCoreVerifier.of(folder, "nowhere.xml", SqlDialect.H2).changesets(9))
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessageContainingAll("Liquibase cannot read changelog nowhere.xml", folder.toString());
    assertThatThrownBy(
            () ->
                LiquibaseCoreVerifier.of(folder.resolve("no"), "a.xml", SqlDialect.H2)
                    .changesets(9))
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessageContaining("Check that the folder is there");
  }

  @Test
  void every_other_class_of_the_module_is_loaded_without_liquibase() throws Exception {
    Path classes = ModuleFolder.of(getClass()).mainClasses();
    URL[] module = {
      classes.toUri().toURL(),
      location(SqlDialect.class),
      location("dev.oneledger.jdbc.JdbcTarget"),
      location("org.slf4j.Logger")
    };
    try (URLClassLoader loader = new URLClassLoader(module, ClassLoader.getPlatformClassLoader());
        Stream<Path> files = Files.walk(classes)) {
      List<String> names =
          files
              .map(file -> classes.relativize(file).toString().replace('\\', '/'))
              .filter(name -> name.endsWith(".class") && !name.contains("-info"))
              .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
              .toList();
      assertThat(names).contains(LiquibaseHistory.class.getName()).hasSizeGreaterThan(20);
      for (String name : names) {
        if (!name.equals(LiquibaseCoreVerifier.class.getName())) {
          Class<?> loaded = Class.forName(name, true, loader);
          assertThat(loaded.getDeclaredMethods()).as(name).isNotNull();
        }
      }
    }
  }

  private static URL location(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  private static URL location(String type) throws ClassNotFoundException {
    return location(Class.forName(type));
  }
}
