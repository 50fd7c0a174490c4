package dev.oneledger.internal.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Files of a test as folders and jars. */
final class SourceFixtures {

  private SourceFixtures() {}

  static Path folder(Path root, Map<String, String> files) throws IOException {
    Files.createDirectories(root);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return root;
  }

  /** A jar as build tools make it: with an entry for each folder. */
  static Path jar(Path jar, String location, Map<String, String> files) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    files.keySet().forEach(file -> names.add(location + "/" + file));
    for (String name : names.toArray(String[]::new)) {
      for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
        names.add(name.substring(0, slash + 1));
      }
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new JarEntry(name));
        if (!name.endsWith("/")) {
          zip.write(
              files.get(name.substring(location.length() + 1)).getBytes(StandardCharsets.UTF_8));
        }
        zip.closeEntry();
      }
    }
    return jar;
  }
}
