package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.FindingCode;
import dev.oneledger.Hash;
import dev.oneledger.internal.bundle.VerifyRecipe.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.codec.binary.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recipe in a bundle's {@code VERIFY.md} says what the library says, as far as it can see. */
class VerifyRecipeTest {
  private static final int MOST_LINES = 12;

  /** What only a reader of manifests can judge; the page says so of all of it. */
  private static final Set<FindingCode> OF_MANIFESTS =
      Set.of(
          FindingCode.MANIFEST_MALFORMED,
          FindingCode.MANIFEST_CONTRADICTS,
          FindingCode.BUNDLE_TOO_LARGE);

  private static final Pattern ITEM = Pattern.compile("(?m)^- (.+)$");

  @TempDir Path temp;

  static List<TamperCase> cases() {
    return TamperCorpus.cases();
  }

  @Test
  void it_has_at_most_twelve_lines() {
    PublishedRelease release = PublishedRelease.in(temp);
    assertThat(VerifyRecipe.withSshKeygen(release.open()).lines())
        .hasSizeLessThanOrEqualTo(MOST_LINES);
  }

  @Test
  void it_takes_a_good_bundle_and_unpacks_it() throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    Result result = VerifyRecipe.withSshKeygen(release.open()).run(release);
    assertThat(result.exit()).as(result.text()).isZero();
    for (String path : release.open().paths()) {
      assertThat(temp.resolve("unpacked").resolve(path))
          .hasBinaryContent(release.open().content(path));
    }
  }

  @Test
  void it_takes_a_bundle_with_odd_names() throws Exception {
    PublishedRelease release = PublishedRelease.of(OpenBundleTest.oddNames(), temp);
    Result result = VerifyRecipe.withSshKeygen(release.open()).run(release);
    assertThat(result.exit()).as(result.text()).isZero();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void it_refuses_what_it_can_see_and_nothing_else(TamperCase tampered) throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    VerifyRecipe recipe = VerifyRecipe.withSshKeygen(release.open());
    tampered.tampering().on(release);
    Result result = recipe.run(release);
    assertThat(result.exit() != 0).as(result.text()).isEqualTo(tampered.seenByRecipe());
  }

  @Test
  void the_page_lists_what_it_cannot_see() throws Exception {
    String page = Files.readString(Path.of("../docs/bundle-format.md"));
    String section = page.substring(page.indexOf("\n## What the shell recipe cannot see"));
    List<String> listed = ITEM.matcher(section).results().map(item -> item.group(1)).toList();
    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            cases().stream()
                .filter(tampered -> !tampered.seenByRecipe())
                .filter(tampered -> !OF_MANIFESTS.contains(tampered.code()))
                .map(TamperCase::name)
                .toList());
    assertThat(cases())
        .filteredOn(tampered -> OF_MANIFESTS.contains(tampered.code()))
        .filteredOn(TamperCase::seenByRecipe)
        .extracting(TamperCase::name)
        .containsExactly("a file larger than any bundle");
  }

  @Test
  void openssl_takes_a_good_bundle_and_refuses_another_zip_digest_or_key() throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    VerifyRecipe recipe = VerifyRecipe.withOpenssl(release.open());
    String zip = release.zip.toString();
    String key = pem("key.pem", PublishedRelease.KEY.publicKey());
    String other = pem("other.pem", PublishedRelease.OTHER_KEY.publicKey());
    byte[] good = release.bytes();
    String digest = Files.readString(release.digest());

    assertThat(recipe.run(release, zip, key).exit()).isZero();
    assertThat(recipe.run(release, zip, other).exit()).isNotZero();

    byte[] flipped = good.clone();
    flipped[200] ^= 1;
    release.replace(flipped);
    assertThat(recipe.run(release, zip, key).exit()).isNotZero();

    Files.writeString(release.digest(), "oneledger-digest-1\n" + Hash.sha256(flipped) + "\n");
    assertThat(recipe.run(release, zip, key).exit()).as("digest not signed").isNotZero();

    release.replace(good);
    Files.writeString(release.digest(), digest);
    assertThat(recipe.run(release, zip, key).exit()).isZero();
    release.unsign();
    assertThat(recipe.run(release, zip, key).exit()).isNotZero();
  }

  /** A public key as X.509 writes it (RFC 8410 section 4). */
  private String pem(String name, byte[] key) throws Exception {
    byte[] info = ZipForge.joined(Hex.decodeHex("302a300506032b6570032100"), key);
    String text =
        "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
            .formatted(Base64.getEncoder().encodeToString(info));
    return Files.writeString(temp.resolve(name), text).toString();
  }
}
