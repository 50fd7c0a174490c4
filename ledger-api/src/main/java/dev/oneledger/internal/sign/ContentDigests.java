package dev.oneledger.internal.sign;

import dev.oneledger.Hash;
import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerListener;
import dev.oneledger.internal.listening.Listening;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** Both digests that an SSHSIG may be made over, from one reading of the content. */
final class ContentDigests {
  static final String SHA512 = "sha512";
  private static final int BUFFER = 1 << 16;

  private final byte[] sha256;
  private final byte[] sha512;

  private ContentDigests(byte[] sha256, byte[] sha512) {
    this.sha256 = sha256;
    this.sha512 = sha512;
  }

  static ContentDigests of(byte[] content) {
    return new ContentDigests(DigestUtils.sha256(content), DigestUtils.sha512(content));
  }

  /** Of a file, which is read once and never held. */
  static ContentDigests of(Path file) {
    return of(file, event -> {});
  }

  /** The same, telling a listener how far it is, by {@link LedgerEvent.Verifying}. */
  static ContentDigests of(Path file, LedgerListener listener) {
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    MessageDigest sha512 = DigestUtils.getSha512Digest();
    try (InputStream in = Files.newInputStream(file)) {
      long size = Files.size(file);
      byte[] buffer = new byte[BUFFER];
      long done = 0;
      long told = 0;
      Listening.tell(listener, new LedgerEvent.Verifying(name(file), 0, size));
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
        sha512.update(buffer, 0, read);
        done += read;
        if (done - told >= LedgerEvent.Verifying.STRIDE) {
          told = done;
          Listening.tell(listener, new LedgerEvent.Verifying(name(file), done, size));
        }
      }
    } catch (IOException e) {
      throw new LedgerException(
          "'%s' cannot be read: %s. Name the bundle's zip file.".formatted(file, e), e);
    }
    return new ContentDigests(sha256.digest(), sha512.digest());
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  Hash sha256() {
    return new Hash(Hash.SHA256, Hex.encodeHexString(sha256));
  }

  byte[] sha512() {
    return sha512.clone();
  }

  /** By PROTOCOL.sshsig's name of the algorithm; null if it is not one of the two it allows. */
  byte @Nullable [] by(String algorithm) {
    return switch (algorithm) {
      case Hash.SHA256 -> sha256.clone();
      case SHA512 -> sha512.clone();
      default -> null;
    };
  }
}
