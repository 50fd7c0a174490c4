package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whichever byte of a zip changes, and to whatever, it is refused: by the signature or without. */
class FlippedByteTest {
  private static final int TRIES = 500;
  private static final long SEED = 20260418;
  private static final Set<FindingCode> BY_SIGNATURE =
      Set.of(FindingCode.DIGEST_WRONG, FindingCode.SIGNATURE_INVALID);
  private static final Set<FindingCode> BY_FORM =
      Set.of(
          FindingCode.ZIP_MALFORMED,
          FindingCode.ENTRY_NAME,
          FindingCode.ENTRY_SUM,
          FindingCode.BUNDLE_TOO_LARGE);

  @TempDir Path temp;
  private final Random random = new Random(SEED);

  private byte[] flipped(byte[] good) {
    byte[] bytes = good.clone();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
    return bytes;
  }

  private static FindingCode refusal(PublishedRelease release) {
    FindingsException refusal = catchThrowableOfType(FindingsException.class, release::open);
    assertThat(refusal).as("opened").isNotNull();
    return refusal.findings().get(0).code();
  }

  @Test
  void not_signed_again_the_signature_refuses_it() throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    byte[] good = release.bytes();
    for (int i = 0; i < TRIES; i++) {
      if (i == TRIES / 2) {
        release.removeDigest();
      }
      release.replace(flipped(good));
      assertThat(refusal(release)).isIn(BY_SIGNATURE);
    }
  }

  @Test
  void signed_again_form_or_sums_refuse_it() throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    byte[] good = release.bytes();
    for (int i = 0; i < TRIES; i++) {
      release.publish(flipped(good));
      assertThat(refusal(release)).isIn(BY_FORM);
    }
  }

  /** Some such manifests are good ones, of another release; nothing else may come of them. */
  @Test
  void in_the_manifest_signed_and_summed_again_it_is_read_or_refused_by_rule() throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    for (int i = 0; i < TRIES; i++) {
      ZipForge forge = release.forge();
      ZipForge.Part manifest = forge.part(ZipForge.MANIFEST);
      manifest.data = flipped(manifest.data);
      release.publish(forge.sum());
      Throwable refusal = catchThrowable(release::open);
      if (refusal != null) {
        assertThat(refusal).isInstanceOf(FindingsException.class);
        Finding finding = ((FindingsException) refusal).findings().get(0);
        assertThat(finding.code())
            .isIn(FindingCode.MANIFEST_MALFORMED, FindingCode.MANIFEST_CONTRADICTS);
        assertThat(finding.place()).isNotEqualTo(release.zip.toString());
      }
    }
  }
}
