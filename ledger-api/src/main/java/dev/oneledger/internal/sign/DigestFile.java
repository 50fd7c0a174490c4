package dev.oneledger.internal.sign;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two-line file that says a zip's SHA-256, so that tools without SSHSIG can verify it. */
final class DigestFile {
  private static final String TAG = "oneledger-digest-1";
  private static final Pattern FORM = Pattern.compile(TAG + "\n(sha256:[0-9a-f]{64})\n");
  private static final String REMEDY =
      "Fetch zip, digest and signatures again from where they were made; use none of what is here.";

  private DigestFile() {}

  /** The file's exact bytes. */
  static byte[] content(Hash zip) {
    return (TAG + "\n" + zip + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** What is wrong with the file, if it is there and does not say this digest. */
  static Optional<Finding> contradiction(Path file, Hash zip) {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    byte[] bytes = bytes(file);
    if (Arrays.equals(bytes, content(zip))) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    String said = form.matches() ? form.group(1) : "not the two lines of " + TAG;
    return Optional.of(wrong(String.valueOf(file.getFileName()), said, zip));
  }

  private static byte[] bytes(Path file) {
    try {
      return BoundedFile.read(file);
    } catch (IOException e) {
      throw new LedgerException(
          "'%s' cannot be read: %s. Let this process read it.".formatted(file, e), e);
    } catch (MalformedException tooLong) {
      return new byte[0];
    }
  }

  /** That another zip lies where one was written to be signed. */
  static Finding replaced(String place, Hash expected, Hash actual) {
    return new Finding(
        FindingCode.DIGEST_WRONG,
        place,
        """
        the zip is not the one that was to be signed:
          expected  %s
          actual    %s"""
            .formatted(expected, actual),
        "Find out what else writes to that folder, then write and sign the zip where nothing else does.");
  }

  /** That a zip does not have the digest somebody wrote down for it. */
  static Finding wrong(String place, String expected, Hash actual) {
    return new Finding(
        FindingCode.DIGEST_WRONG,
        place,
        """
        the zip does not have the digest that is written down for it:
          written down  %s
          the zip has   %s"""
            .formatted(expected, actual),
        REMEDY);
  }
}
