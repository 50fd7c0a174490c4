package dev.oneledger.samples.threemodes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The schema that the application wants next. */
final class DesiredSchema {
  private static final String FILE = "/desired/schema.sql";

  private DesiredSchema() {}

  static String read() throws IOException {
    try (InputStream in = DesiredSchema.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException(FILE + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
