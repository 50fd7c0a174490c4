package dev.oneledger.internal.bundle;

import static dev.oneledger.FindingCode.DIGEST_WRONG;
import static dev.oneledger.FindingCode.SIGNATURE_INVALID;
import static dev.oneledger.FindingCode.SIGNATURE_MISSING;
import static dev.oneledger.FindingCode.SIGNER_NOT_ALLOWED;
import static dev.oneledger.FindingCode.SIGNER_REVOKED;
import static dev.oneledger.internal.bundle.PublishedRelease.KEY;
import static dev.oneledger.internal.bundle.PublishedRelease.OTHER_KEY;
import static dev.oneledger.internal.bundle.PublishedRelease.PRINCIPAL;

import dev.oneledger.FindingCode;
import dev.oneledger.internal.bundle.TamperCase.Tampering;
import dev.oneledger.internal.sign.BundleSignatures;
import dev.oneledger.internal.sign.TextSignature;
import java.nio.file.Files;
import java.util.List;
import java.util.function.ToIntFunction;

/** What the signatures must catch: bytes changed without the right key, or a key that is wrong. */
final class SignatureTampering {
  private static final String NAMESPACE = BundleSignatures.NAMESPACE;
  private static final String DIGEST = "rel_8f12.zip.digest";
  private static final String SIGNATURE = "rel_8f12.zip.sig";
  private static final String CHANGED = "does not have the digest that is written down";
  private static final String DOES_NOT_VERIFY = "does not verify";

  private SignatureTampering() {}

  static List<TamperCase> cases() {
    return List.of(
        flipped("a byte of a local header flipped", bytes -> 12),
        flipped("a byte of a file's content flipped", bytes -> 200),
        flipped("a byte of the central directory flipped", bytes -> bytes.length - 60),
        flipped("a byte of the end record flipped", bytes -> bytes.length - 10),
        refused(
            "a byte flipped and the digest file taken away",
            SIGNATURE_INVALID,
            SIGNATURE,
            DOES_NOT_VERIFY,
            release -> {
              release.replace(flip(release.bytes(), 200));
              release.onlySignature(Files.readString(release.signature()));
            }),
        refused(
            "an entry added, not signed again",
            DIGEST_WRONG,
            DIGEST,
            CHANGED,
            release -> {
              ZipForge forge = release.forge();
              forge.add("sql/146_more.sql", "DROP TABLE customer;\n");
              release.replace(forge.bytes());
            }),
        refused(
            "an entry removed, not signed again",
            DIGEST_WRONG,
            DIGEST,
            CHANGED,
            release ->
                release.replace(
                    release.forge().remove("rollback/142_customer.rollback.sql").bytes())),
        refused(
            "signatures of another bundle",
            SIGNATURE_INVALID,
            SIGNATURE,
            DOES_NOT_VERIFY,
            release -> release.onlySignature(signed("another bundle"))),
        refused(
            "digest file of another bundle",
            DIGEST_WRONG,
            DIGEST,
            CHANGED,
            release ->
                Files.writeString(
                    release.digest(), "oneledger-digest-1\nsha256:" + "0".repeat(64) + "\n")),
        refused(
            "signature over the digest file instead of the zip",
            SIGNATURE_INVALID,
            SIGNATURE,
            DOES_NOT_VERIFY,
            release -> release.onlySignature(signed(Files.readString(release.digest())))),
        refused(
            "signature made for another namespace",
            SIGNATURE_INVALID,
            SIGNATURE,
            "namespace 'git'",
            release -> release.onlySignature(TextSignature.sign(release.bytes(), "git", KEY))),
        refused(
            "signature cut off",
            SIGNATURE_INVALID,
            SIGNATURE,
            "it ",
            release -> {
              String armored = Files.readString(release.signature());
              release.onlySignature(armored.substring(0, armored.length() / 2));
            }),
        refused(
            "empty signature file",
            SIGNATURE_INVALID,
            SIGNATURE,
            "it ",
            release -> release.onlySignature("")),
        refused(
            "no signature",
            SIGNATURE_MISSING,
            "rel_8f12.zip",
            "has none that counts",
            PublishedRelease::unsign),
        refused(
            "signed by an unknown key",
            SIGNER_NOT_ALLOWED,
            SIGNATURE,
            "",
            release ->
                release.onlySignature(TextSignature.sign(release.bytes(), NAMESPACE, OTHER_KEY))),
        trusting("key revoked", SIGNER_REVOKED, release -> release.revoked = key() + "\n"),
        trusting(
            "key expired",
            SIGNER_NOT_ALLOWED,
            release -> release.allowedSigners = options("valid-before=\"20200101Z\"")),
        trusting(
            "key not valid yet",
            SIGNER_NOT_ALLOWED,
            release -> release.allowedSigners = options("valid-after=\"21000101Z\"")),
        trusting(
            "key allowed for another namespace only",
            SIGNER_NOT_ALLOWED,
            release -> release.allowedSigners = options("namespaces=\"git\"")),
        trusting(
            "key of another principal",
            SIGNER_NOT_ALLOWED,
            release -> release.allowedSigners = KEY.allowedSigner("somebody@else") + "\n"));
  }

  private static String options(String options) {
    return PRINCIPAL + " " + options + " " + key() + "\n";
  }

  private static String key() {
    String line = KEY.allowedSigner(PRINCIPAL);
    return line.substring(line.indexOf("ssh-ed25519"));
  }

  private static String signed(String text) {
    return TextSignature.sign(ZipForge.utf8(text), NAMESPACE, KEY);
  }

  private static byte[] flip(byte[] bytes, int at) {
    bytes[at] ^= 1;
    return bytes;
  }

  private static TamperCase flipped(String name, ToIntFunction<byte[]> place) {
    return refused(
        name,
        DIGEST_WRONG,
        DIGEST,
        CHANGED,
        release -> {
          byte[] bytes = release.bytes();
          release.replace(flip(bytes, place.applyAsInt(bytes)));
        });
  }

  private static TamperCase trusting(String name, FindingCode code, Tampering tampering) {
    return refused(
        name,
        code,
        SIGNATURE,
        "",
        release -> {
          release.onlySignature(Files.readString(release.signature()));
          tampering.on(release);
        });
  }

  private static TamperCase refused(
      String name, FindingCode code, String place, String rule, Tampering tampering) {
    return new TamperCase(name, code, place, rule, null, tampering);
  }
}
