package dev.oneledger.internal.sign;

import dev.oneledger.LedgerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Private keys on disk. Internal: may change in any release. */
public final class KeyFiles {
  /** No private key is longer. */
  private static final int LONGEST = 1 << 16;

  private KeyFiles() {}

  /**
   * The seed of the unencrypted Ed25519 key in a file.
   *
   * @throws LedgerException if there is none; the message says what was found and what to do
   */
  public static byte[] read(Path file) {
    try {
      return new KeyText(text(file)).seed();
    } catch (UnusableKeyException e) {
      throw new LedgerException(
          """
          '%s' cannot be used to sign.
            expected: an Ed25519 private key without passphrase, in PKCS#8 PEM or OpenSSH's form
            actual:   %s
            to do:    %s"""
              .formatted(file, e.found(), e.remedy()));
    }
  }

  private static String text(Path file) throws UnusableKeyException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LONGEST + 1);
    } catch (IOException e) {
      throw new LedgerException(
          "The signing key '%s' cannot be read: %s. Name a file that this process may read."
              .formatted(file, e),
          e);
    }
    if (bytes.length > LONGEST) {
      throw new UnusableKeyException(
          "a file of more than %s bytes, longer than any key".formatted(LONGEST),
          "name the right file.");
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /**
   * Writes a private key as PKCS#8 PEM that only its owner may read, where the file system knows
   * owners, and {@code <file>.pub} beside it.
   *
   * @throws LedgerException if one of the files is there already, or cannot be written; then
   *     neither was written
   */
  public static void write(Path file, byte[] seed, SshPublicKey publicKey) {
    Path publicFile = file.resolveSibling(file.getFileName() + ".pub");
    if (Files.exists(publicFile, LinkOption.NOFOLLOW_LINKS)) {
      throw isThere(publicFile);
    }
    create(file, KeyText.pem(seed), ownerOnly(file));
    try {
      create(publicFile, publicKey.line() + "\n");
    } catch (LedgerException e) {
      delete(file, e);
      throw e;
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static void create(Path file, String text, FileAttribute<?>... attributes) {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw isThere(file);
    }
    boolean created = false;
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
      created = true;
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      LedgerException failure =
          new LedgerException(
              "'%s' cannot be written: %s. Name a new file in a folder this process may write to, with enough room."
                  .formatted(file, e),
              e);
      if (created) {
        delete(file, failure);
      }
      throw failure;
    }
  }

  private static void delete(Path file, LedgerException reason) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private static LedgerException isThere(Path file) {
    return new LedgerException(
        """
        '%s' is there already; nothing was written.
          expected: a new file, for a key is never overwritten
          actual:   a file of that name
          to do:    name another file, or move the old key away."""
            .formatted(file));
  }
}
