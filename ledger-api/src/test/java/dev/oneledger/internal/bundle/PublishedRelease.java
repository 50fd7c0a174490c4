package dev.oneledger.internal.bundle;

import dev.oneledger.Bundle;
import dev.oneledger.Hash;
import dev.oneledger.SigningKey;
import dev.oneledger.Trust;
import dev.oneledger.internal.sign.BundleSignatures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder as a publisher leaves it: a good bundle of the product brief's release as a zip, its
 * signatures beside it, and what a reader trusts. Everything in it may be spoilt.
 */
final class PublishedRelease {
  static final String PRINCIPAL = "release@example.org";
  static final SigningKey KEY = SigningKey.generate();
  static final SigningKey OTHER_KEY = SigningKey.generate();
  private static final Bundle GOOD =
      BundleWriter.bundle(
          SampleRelease.ofTheBrief().contents("144_customer_health_score", "145_health_index"),
          List.of(new PsqlLayout()));

  static final String MANIFEST_TEXT =
      new String(GOOD.content(ZipForge.MANIFEST), StandardCharsets.UTF_8);

  final Path folder;
  final Path zip;
  String allowedSigners = KEY.allowedSigner(PRINCIPAL) + "\n";
  String revoked = "";

  private PublishedRelease(Path folder) {
    this.folder = folder;
    this.zip = folder.resolve("rel_8f12.zip");
  }

  static PublishedRelease in(Path folder) {
    PublishedRelease release = new PublishedRelease(folder);
    GOOD.writeZip(release.zip, KEY);
    return release;
  }

  /** The same with another bundle. */
  static PublishedRelease of(Bundle bundle, Path folder) {
    PublishedRelease release = new PublishedRelease(folder);
    bundle.writeZip(release.zip, KEY);
    return release;
  }

  ZipForge forge() {
    return ZipForge.of(GOOD);
  }

  byte[] bytes() throws IOException {
    return Files.readAllBytes(zip);
  }

  /** Puts another zip in its place and leaves the signatures. */
  void replace(byte[] bytes) throws IOException {
    Files.write(zip, bytes);
  }

  /** Puts another zip in its place and signs it with the right key. */
  void publish(byte[] bytes) throws IOException {
    unsign();
    replace(bytes);
    BundleSignatures.sign(zip, Hash.sha256(bytes), KEY);
  }

  void publish(ZipForge forge) throws IOException {
    publish(forge.bytes());
  }

  /** Takes away all signatures and the digest file. */
  void unsign() throws IOException {
    for (Path file : beside("")) {
      Files.delete(file);
    }
  }

  void removeDigest() throws IOException {
    Files.delete(digest());
  }

  Path digest() {
    return folder.resolve(zip.getFileName() + ".digest");
  }

  /** The only SSHSIG. */
  Path signature() throws IOException {
    return beside(".sig").get(0);
  }

  private List<Path> beside(String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.equals(zip) && file.toString().startsWith(zip.toString()))
          .filter(file -> file.toString().endsWith(ending))
          .toList();
    }
  }

  /** Leaves of all signatures only this one, an SSHSIG. */
  void onlySignature(String armored) throws IOException {
    unsign();
    Files.writeString(folder.resolve(zip.getFileName() + ".sig"), armored);
  }

  Trust trust() {
    return Trust.allowedSigners(allowedSigners).revoking(revoked).by(PRINCIPAL);
  }

  Bundle open() {
    return Bundle.open(zip, trust());
  }
}
