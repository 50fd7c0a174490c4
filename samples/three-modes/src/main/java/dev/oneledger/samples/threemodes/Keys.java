package dev.oneledger.samples.threemodes;

import dev.oneledger.SigningKey;
import dev.oneledger.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Who signs what: the team its releases, the CI its receipts. In real life each keeps its own key,
 * and only {@code allowed_signers} is shared.
 *
 * @param release the team's key
 * @param ci the CI's key
 * @param allowedSigners the file that says which key is whose
 */
record Keys(SigningKey release, SigningKey ci, Path allowedSigners) {
  static final String TEAM = "release@customer-success-hub.example";
  static final String CI = "ci@customer-success-hub.example";

  /** Makes new keys and writes them below a folder. */
  static Keys in(Path folder) throws IOException {
    Files.createDirectories(folder);
    SigningKey release = SigningKey.generate();
    SigningKey ci = SigningKey.generate();
    release.writeTo(folder.resolve("release_key"));
    ci.writeTo(folder.resolve("ci_key"));
    Path allowed = folder.resolve("allowed_signers");
    Files.writeString(allowed, release.allowedSigner(TEAM) + "\n" + ci.allowedSigner(CI) + "\n");
    return new Keys(release, ci, allowed);
  }

  Trust trustInReleases() {
    return Trust.allowedSigners(allowedSigners).by(TEAM);
  }

  Trust trustInReceipts() {
    return Trust.allowedSigners(allowedSigners).by(CI);
  }
}
