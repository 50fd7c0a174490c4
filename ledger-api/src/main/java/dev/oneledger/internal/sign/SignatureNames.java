package dev.oneledger.internal.sign;

import dev.oneledger.LedgerException;
import dev.oneledger.internal.file.OneLine;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the files beside a zip. */
final class SignatureNames {
  /** More are not looked at. */
  static final int MOST = 100;

  private static final String DIGEST = ".digest";
  private static final String SSHSIG = ".sig";
  private static final String RAW = ".ed25519";

  /** After the zip's name: perhaps one word, then what it is. */
  private static final Pattern ENDING = Pattern.compile("(?:\\.([^.]+))?(\\.sig|\\.ed25519)");

  private final Path zip;

  SignatureNames(Path zip) {
    this.zip = zip;
  }

  Path digest() {
    return beside(DIGEST);
  }

  Path sshsig(SshPublicKey key) {
    return beside("." + key.keyId() + SSHSIG);
  }

  Path raw(SshPublicKey key) {
    return beside("." + key.keyId() + RAW);
  }

  private Path beside(String ending) {
    return zip.resolveSibling(zipName() + ending);
  }

  String zipName() {
    return String.valueOf(zip.getFileName());
  }

  /**
   * A signature file that is there.
   *
   * @param path where
   * @param word what stands between the zip's name and the ending, empty if nothing
   * @param isSshsig whether it is an SSHSIG, else a raw signature
   */
  record Found(Path path, String word, boolean isSshsig) {
    /** The file's name, for messages. */
    String name() {
      return OneLine.of(String.valueOf(path.getFileName()));
    }
  }

  /** All that are there, by name; {@value #MOST} and one if there are more. */
  List<Found> found() {
    return found(MOST + 1);
  }

  /** All that are there, however many. */
  List<Found> all() {
    return found(Integer.MAX_VALUE);
  }

  private List<Found> found(int most) {
    List<Found> found = new ArrayList<>();
    Path folder = zip.toAbsolutePath().getParent();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, this::isSignature)) {
      for (Path file : files) {
        Matcher ending = ending(file);
        ending.matches();
        String word = ending.group(1);
        found.add(new Found(file, word == null ? "" : word, ending.group(2).equals(SSHSIG)));
        if (found.size() >= most) {
          break;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new LedgerException(
          "The folder of '%s' cannot be read for signatures: %s. Let this process list it."
              .formatted(zip, e),
          e);
    }
    found.sort(Comparator.comparing(Found::name));
    return found;
  }

  private boolean isSignature(Path file) {
    return String.valueOf(file.getFileName()).startsWith(zipName()) && ending(file).matches();
  }

  private Matcher ending(Path file) {
    return ENDING.matcher(String.valueOf(file.getFileName()).substring(zipName().length()));
  }
}
