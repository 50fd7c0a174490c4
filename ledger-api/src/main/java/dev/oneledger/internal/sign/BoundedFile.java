package dev.oneledger.internal.sign;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files beside a zip, which anybody may have put there. */
final class BoundedFile {
  /** Signatures by the longest RSA keys fit. */
  static final int LONGEST = 1 << 14;

  private BoundedFile() {}

  static byte[] read(Path file) throws IOException, MalformedException {
    if (!Files.isRegularFile(file)) {
      throw new MalformedException("is not a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw tooLong();
      }
      return bytes;
    }
  }

  static MalformedException tooLong() {
    return new MalformedException("is longer than %s bytes".formatted(LONGEST));
  }
}
