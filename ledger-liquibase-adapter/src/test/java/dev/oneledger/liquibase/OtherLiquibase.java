package dev.oneledger.liquibase;

import dev.oneledger.testkit.ModuleFolder;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A version of Liquibase that is not on the class path, run in a class loader of its own that sees
 * nothing of ours but the libraries it needs.
 *
 * @param jar its jar, in a folder named by its version
 */
record OtherLiquibase(Path jar) {
  private static final List<String> LIBRARIES =
      List.of(
          "org.slf4j.Logger",
          "javax.xml.bind.DatatypeConverter",
          "org.yaml.snakeyaml.Yaml",
          "com.opencsv.CSVReader",
          "org.apache.commons.lang3.StringUtils",
          "org.apache.commons.io.IOUtils",
          "org.apache.commons.text.StringEscapeUtils",
          "org.apache.commons.collections4.CollectionUtils");

  /** The one of this major that the build has put beside the classes. */
  static OtherLiquibase ofMajor(int major) {
    Path folder = ModuleFolder.of(OtherLiquibase.class).root().resolve("target/other-liquibase");
    try (Stream<Path> jars = Files.walk(folder)) {
      return jars.filter(Files::isRegularFile)
          .map(OtherLiquibase::new)
          .filter(other -> other.version().startsWith(major + "."))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("No Liquibase " + major + " in " + folder));
    } catch (IOException missing) {
      throw new IllegalStateException("The build copies other versions to " + folder, missing);
    }
  }

  String version() {
    return String.valueOf(jar.getParent().getFileName());
  }

  void update(DataSource database, Path folder, String changelog) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader());
        Connection connection = database.getConnection()) {
      thread.setContextClassLoader(loader);
      update(loader, connection, folder, changelog);
    } catch (InvocationTargetException failed) {
      throw new IllegalStateException("Liquibase " + version() + " failed", failed.getCause());
    } catch (Exception failed) {
      throw new IllegalStateException("Liquibase " + version() + " cannot be run", failed);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private void update(ClassLoader loader, Connection connection, Path folder, String changelog)
      throws ReflectiveOperationException {
    Class<?> databaseType = loader.loadClass("liquibase.database.Database");
    Class<?> accessorType = loader.loadClass("liquibase.resource.ResourceAccessor");
    Object wrapped =
        loader
            .loadClass("liquibase.database.jvm.JdbcConnection")
            .getConstructor(Connection.class)
            .newInstance(connection);
    Class<?> factory = loader.loadClass("liquibase.database.DatabaseFactory");
    Object database =
        factory
            .getMethod(
                "findCorrectDatabaseImplementation",
                loader.loadClass("liquibase.database.DatabaseConnection"))
            .invoke(factory.getMethod("getInstance").invoke(null), wrapped);
    Class<?> type = loader.loadClass("liquibase.Liquibase");
    Object liquibase =
        type.getConstructor(String.class, accessorType, databaseType)
            .newInstance(changelog, accessor(loader, folder), database);
    type.getMethod("update", String.class).invoke(liquibase, "");
  }

  private Object accessor(ClassLoader loader, Path folder) throws ReflectiveOperationException {
    return version().startsWith("3.")
        ? loader
            .loadClass("liquibase.resource.FileSystemResourceAccessor")
            .getConstructor(String.class)
            .newInstance(folder.toString())
        : loader
            .loadClass("liquibase.resource.DirectoryResourceAccessor")
            .getConstructor(File.class)
            .newInstance(folder.toFile());
  }

  private URL[] urls() throws IOException, ClassNotFoundException {
    List<URL> urls = new ArrayList<>();
    urls.add(jar.toUri().toURL());
    for (String library : LIBRARIES) {
      urls.add(Class.forName(library).getProtectionDomain().getCodeSource().getLocation());
    }
    return urls.toArray(URL[]::new);
  }
}
