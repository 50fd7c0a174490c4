package dev.oneledger.flyway;

import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.testkit.ModuleFolder;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * A version of Flyway that is not on the class path, run in a class loader of its own that sees
 * nothing of ours but the driver.
 *
 * @param jars the folder of its jars, named by its version
 */
record OldFlyway(Path jars) {
  private static final Logger THEIRS = Logger.getLogger("org.flywaydb");

  /** Those that the build has put beside the classes. */
  static List<OldFlyway> all() {
    Path folder = ModuleFolder.of(OldFlyway.class).root().resolve("target/old-flyway");
    try (Stream<Path> versions = Files.list(folder)) {
      return versions.sorted().map(OldFlyway::new).toList();
    } catch (IOException missing) {
      throw new IllegalStateException("The build copies old versions to " + folder, missing);
    }
  }

  int major() {
    String version = toString();
    return Integer.parseInt(version.substring(0, version.indexOf('.')));
  }

  void migrate(TestDatabase database, Path scripts) {
    THEIRS.setLevel(Level.OFF);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(loader);
      Class<?> type = loader.loadClass("org.flywaydb.core.Flyway");
      type.getMethod("migrate")
          .invoke(
              major() < 6
                  ? bean(type, database, scripts)
                  : fluent(type, loader, database, scripts));
    } catch (InvocationTargetException failed) {
      throw new IllegalStateException("Flyway " + this + " failed", failed.getCause());
    } catch (IOException | ReflectiveOperationException failed) {
      throw new IllegalStateException("Flyway " + this + " cannot be run", failed);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Object bean(Class<?> type, TestDatabase database, Path scripts)
      throws ReflectiveOperationException {
    Object flyway = type.getConstructor().newInstance();
    type.getMethod("setDataSource", String.class, String.class, String.class, String[].class)
        .invoke(flyway, database.url(), database.user(), database.password(), new String[0]);
    type.getMethod("setLocations", String[].class)
        .invoke(flyway, (Object) new String[] {"filesystem:" + scripts});
    type.getMethod("setPlaceholders", Map.class).invoke(flyway, Map.of("ph", "zed"));
    return flyway;
  }

  private static Object fluent(
      Class<?> type, ClassLoader loader, TestDatabase database, Path scripts)
      throws ReflectiveOperationException {
    Object settings = type.getMethod("configure", ClassLoader.class).invoke(null, loader);
    Class<?> fluent = settings.getClass();
    fluent
        .getMethod("dataSource", String.class, String.class, String.class)
        .invoke(settings, database.url(), database.user(), database.password());
    fluent
        .getMethod("locations", String[].class)
        .invoke(settings, (Object) new String[] {"filesystem:" + scripts});
    fluent.getMethod("placeholders", Map.class).invoke(settings, Map.of("ph", "zed"));
    return fluent.getMethod("load").invoke(settings);
  }

  private URL[] urls() throws IOException {
    List<URL> urls = new ArrayList<>();
    urls.add(org.postgresql.Driver.class.getProtectionDomain().getCodeSource().getLocation());
    try (Stream<Path> files = Files.list(jars)) {
      for (Path jar : files.toList()) {
        urls.add(url(jar));
      }
    }
    return urls.toArray(URL[]::new);
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }

  @Override
  public String toString() {
    return String.valueOf(jars.getFileName());
  }
}
