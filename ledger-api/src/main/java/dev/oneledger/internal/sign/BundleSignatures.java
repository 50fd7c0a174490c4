package dev.oneledger.internal.sign;

import dev.oneledger.Trust;
import dev.oneledger.Verification;
import dev.oneledger.spi.Signer;
import java.nio.file.Path;
import java.util.List;

/** The signatures that lie beside a bundle's zip. Internal: may change in any release. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"})
public final class BundleSignatures {

  private BundleSignatures() {}

  /**
   * Signs a zip with each key and writes the signatures beside it; those of other keys stay.
   *
   * @return the files written, the digest file first
   */
  public static List<Path> sign(Path zip, Signer... signers) {
    throw new UnsupportedOperationException(zip + " " + signers.length);
  }

  /**
   * Verifies a zip by what lies beside it.
   *
   * @throws dev.oneledger.FindingsException with one finding, if it is not to be trusted
   */
  public static Verification verify(Path zip, Trust trust) {
    throw new UnsupportedOperationException(zip + " " + trust);
  }
}
