package dev.oneledger.internal.sign;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Hash;
import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerListener;
import dev.oneledger.Trust;
import dev.oneledger.Verification;
import dev.oneledger.internal.file.FileDrop;
import dev.oneledger.spi.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The signatures that lie beside a bundle's zip. The zip is read once from end to end and never
 * held. Internal: may change in any release.
 */
public final class BundleSignatures {
  /** What signatures of bundles are made for. */
  public static final String NAMESPACE = "oneledger-bundle";

  private BundleSignatures() {}

  /**
   * Signs a zip with each key, and writes beside it the digest file and for each key an SSHSIG and
   * a raw signature, replacing only files of the same keys. All is signed before anything is
   * written, and each file appears whole or not at all.
   *
   * @param expected the zip's SHA-256 as its maker knows it: nothing else is signed, whoever put it
   *     there
   * @return the files, the digest file first
   * @throws LedgerException if no signer is given, one fails or returns what does not verify, or a
   *     file cannot be read or written
   * @throws FindingsException with {@link FindingCode#DIGEST_WRONG} if the zip has another digest;
   *     or if the digest file that is there belongs to another zip: what others signed is not what
   *     is here
   */
  public static List<Path> sign(Path zip, Hash expected, Signer... signers) {
    if (signers.length == 0) {
      throw new LedgerException("'%s' cannot be signed without a signer: give one.".formatted(zip));
    }
    ContentDigests content = ContentDigests.of(zip);
    SignatureNames names = new SignatureNames(zip);
    refuseOther(names, expected, content.sha256());
    refuseContradiction(names, content.sha256());
    byte[] digestFile = DigestFile.content(content.sha256());
    SortedMap<Path, byte[]> signatures = new TreeMap<>();
    for (Sealing sealing : Arrays.stream(signers).map(Sealing::new).toList()) {
      String armored = sealing.armored(NAMESPACE, content);
      signatures.put(names.sshsig(sealing.key()), armored.getBytes(StandardCharsets.US_ASCII));
      signatures.put(names.raw(sealing.key()), sealing.raw(digestFile));
    }
    List<Path> written = new ArrayList<>();
    written.add(FileDrop.file(names.digest(), out -> out.write(digestFile)));
    signatures.forEach((file, bytes) -> written.add(FileDrop.file(file, out -> out.write(bytes))));
    return List.copyOf(written);
  }

  /**
   * Removes what lies beside a zip, unless that zip has this digest: it is about to be replaced.
   *
   * @throws LedgerException if something cannot be removed
   */
  public static void discardUnlessOf(Path zip, Hash digest) {
    if (Files.exists(zip) && ContentDigests.of(zip).sha256().equals(digest)) {
      return;
    }
    Path folder = zip.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    SignatureNames names = new SignatureNames(zip);
    try {
      Files.deleteIfExists(names.digest());
      for (SignatureNames.Found found : names.all()) {
        Files.delete(found.path());
      }
    } catch (IOException e) {
      throw new LedgerException(
          "The signatures of the zip that was '%s' before cannot be removed: %s. Remove them, or name another file."
              .formatted(zip, e),
          e);
    }
  }

  /**
   * Verifies a zip by what lies beside it.
   *
   * @return the signatures that count, and the SHA-256 of the bytes that were read
   * @throws FindingsException with one finding (B001 to B005) if it is not to be trusted; it says
   *     of each signature that does not count why
   * @throws LedgerException if zip or folder cannot be read
   */
  public static Verification verify(Path zip, Trust trust) {
    return verify(zip, trust, event -> {});
  }

  /** The same, telling a listener how far it is, by {@link LedgerEvent.Verifying}. */
  public static Verification verify(Path zip, Trust trust, LedgerListener listener) {
    Instant at = trust.now();
    ContentDigests content = ContentDigests.of(zip, listener);
    Hash digest = content.sha256();
    SignatureNames names = new SignatureNames(zip);
    refuseContradiction(names, digest);
    String name = String.valueOf(zip.getFileName());
    Optional<Hash> pinned = trust.pinnedDigest();
    if (pinned.isPresent()) {
      if (!pinned.get().equals(digest)) {
        throw refusal(name, DigestFile.wrong(name, pinned.get().toString(), digest));
      }
      return new Verification(digest, List.of(), at);
    }
    Examination examination = new Examination(trust, NAMESPACE, content, at);
    List<Vote> votes =
        bounded(names.found(), name).stream().map(file -> vote(examination, file)).toList();
    return new Ballot(name, votes).result(digest, trust, at);
  }

  private static List<SignatureNames.Found> bounded(List<SignatureNames.Found> found, String name) {
    if (found.size() > SignatureNames.MOST) {
      throw refusal(
          name,
          new Finding(
              FindingCode.SIGNATURE_INVALID,
              name,
              "more than %s signature files lie beside it".formatted(SignatureNames.MOST),
              "Leave only those of its signers."));
    }
    return found;
  }

  private static Vote vote(Examination examination, SignatureNames.Found file) {
    try {
      byte[] bytes = BoundedFile.read(file.path());
      return file.isSshsig()
          ? examination.sshsig(file.name(), new String(bytes, StandardCharsets.ISO_8859_1))
          : examination.raw(file.name(), file.word(), bytes);
    } catch (MalformedException e) {
      return Examination.invalid(file.name(), e.why());
    } catch (IOException e) {
      return Examination.invalid(file.name(), "cannot be read: " + e);
    }
  }

  private static void refuseOther(SignatureNames names, Hash expected, Hash actual) {
    if (!actual.equals(expected)) {
      throw new FindingsException(
          "'%s' was not signed.".formatted(names.zipName()),
          List.of(DigestFile.replaced(names.zipName(), expected, actual)));
    }
  }

  private static void refuseContradiction(SignatureNames names, Hash digest) {
    DigestFile.contradiction(names.digest(), digest)
        .ifPresent(
            finding -> {
              throw refusal(names.zipName(), finding);
            });
  }

  private static FindingsException refusal(String name, Finding finding) {
    return new FindingsException(Ballot.untrusted(name), List.of(finding));
  }
}
