package dev.oneledger.testkit;

import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * The folder of a Maven module, found by one of its test classes, whatever the working directory.
 *
 * @param root the folder that holds the module's pom.xml
 */
public record ModuleFolder(Path root) {

  /** Returns the module whose {@code target/test-classes} holds the class. */
  public static ModuleFolder of(Class<?> testClass) {
    try {
      Path testClasses =
          Path.of(testClass.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new ModuleFolder(testClasses.getParent().getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the test classes of " + testClass + " are in no folder", e);
    }
  }

  /** Returns the folder of the compiled main classes. */
  public Path mainClasses() {
    return root.resolve("target/classes");
  }

  /** Returns the folder of the compiled test classes. */
  public Path testClasses() {
    return root.resolve("target/test-classes");
  }

  /** Returns the committed listing of the public API; a module without public types has none. */
  public Path apiListing() {
    return root.resolve("api.txt");
  }
}
