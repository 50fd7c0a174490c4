package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Bundle;
import dev.oneledger.FindingsException;
import dev.oneledger.Hash;
import dev.oneledger.SigningKey;
import dev.oneledger.Trust;
import dev.oneledger.internal.bundle.VerifyRecipe.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipe in a bundle's {@code VERIFY.md} says what the library says, as far as it can see. */
class VerifyRecipeTest {
  private static final int MOST_LINES = 12;

  private static final Pattern ITEM = Pattern.compile("(?m)^- ([^:;.(]+)");

  /** What no case of the corpus shows, but a test here. */
  private static final Set<BlindSpot> OF_SIGNATURES =
      Set.of(BlindSpot.KEYS, BlindSpot.SEVERAL_KEYS, BlindSpot.SIGNATURE_FILES);

  private static final Bundle GOOD =
      BundleWriter.bundle(
          SampleRelease.ofTheBrief().contents("144_customer_health_score"),
          List.of(new PsqlLayout()));

  @TempDir Path temp;
  private int runs;

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
    assertThat(result.exit() != 0).as(result.text()).isEqualTo(tampered.isSeenByRecipe());
    assertThat(temp.resolve("unpacked.part")).doesNotExist();
    if (tampered.isSeenByRecipe()) {
      assertThat(temp.resolve("unpacked")).doesNotExist();
    }
  }

  @Test
  void the_page_lists_what_it_cannot_see() throws Exception {
    String page = Files.readString(Path.of("../docs/bundle-format.md"));
    String section = page.substring(page.indexOf("\n## What the shell recipe cannot see"));
    assertThat(ITEM.matcher(section).results().map(item -> item.group(1).strip()))
        .containsExactly(
            Stream.of(BlindSpot.values()).map(BlindSpot::toString).toArray(String[]::new));
    Set<BlindSpot> shown = EnumSet.copyOf(OF_SIGNATURES);
    cases().stream().map(TamperCase::blindSpot).filter(Objects::nonNull).forEach(shown::add);
    assertThat(shown).containsExactly(BlindSpot.values());
  }

  @Test
  void a_name_that_is_a_pattern_does_not_lead_it_to_another_zip() throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    Path zip = renamed(release, "rel_8f1[2].zip");
    byte[] notes = release.open().content("pr_notes.md");
    ZipForge decoy = release.forge();
    decoy.edit("pr_notes.md", text -> text.replace('e', 'a')).sum();
    Files.write(release.zip, decoy.bytes());
    VerifyRecipe recipe = VerifyRecipe.withSshKeygen(GOOD);

    Result result = recipe.runOn(zip, release);

    assertThat(result.exit()).as(result.text()).isZero();
    assertThat(temp.resolve("unpacked/pr_notes.md")).hasBinaryContent(notes);
    Result decoyed = recipe.run(release);
    assertThat(decoyed.exit()).as(decoyed.text()).isNotZero();
  }

  @Test
  void a_name_that_is_a_pattern_does_not_lead_openssl_to_another_zip() throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    Path zip = renamed(release, "rel_8f1[2].zip");
    byte[] notes = release.open().content("pr_notes.md");
    ZipForge decoy = release.forge();
    decoy.edit("pr_notes.md", text -> text.replace('e', 'a')).sum();
    Files.write(release.zip, decoy.bytes());

    Result result =
        VerifyRecipe.withOpenssl(GOOD)
            .run(release, zip.toString(), key("key.pem", PublishedRelease.KEY), "us", unpacked());

    assertThat(result.exit()).as(result.text()).isZero();
    assertThat(temp.resolve("unpacked/pr_notes.md")).hasBinaryContent(notes);
  }

  /** The release under another name, beside itself. */
  private Path renamed(PublishedRelease release, String name) throws Exception {
    try (Stream<Path> files = Files.list(temp)) {
      for (Path file : files.toList()) {
        String other = file.getFileName().toString().replace("rel_8f12.zip", name);
        Files.copy(file, temp.resolve(other));
      }
    }
    return temp.resolve(name);
  }

  @Test
  void a_zip_that_is_exchanged_while_it_runs_is_not_unpacked() throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    byte[] notes = release.open().content("pr_notes.md");
    ZipForge other = release.forge();
    other.edit("pr_notes.md", text -> text + "more\n").sum();
    Path exchanged = Files.write(temp.resolve("other"), other.bytes());
    String exchanging = "unzip() { cp '%s' '%s'; command unzip \"$@\"; }\n";
    VerifyRecipe recipe =
        VerifyRecipe.withSshKeygen(GOOD).after(exchanging.formatted(exchanged, release.zip));

    Result result = recipe.run(release);

    assertThat(result.exit()).as(result.text()).isZero();
    assertThat(release.zip).hasBinaryContent(other.bytes());
    assertThat(temp.resolve("unpacked/pr_notes.md")).hasBinaryContent(notes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unpacked", "unpacked.part"})
  void a_folder_that_is_there_already_is_left_as_it_is(String folder) throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    Path mine = Files.createDirectory(temp.resolve(folder)).resolve("mine");
    Files.writeString(mine, "old");
    Result result = VerifyRecipe.withSshKeygen(GOOD).run(release);
    assertThat(result.exit()).isNotZero();
    assertThat(result.text()).contains("refused: ", folder + " ", "must be new");
    try (Stream<Path> left = Files.list(temp.resolve(folder))) {
      assertThat(left).containsExactly(mine);
    }
  }

  @Test
  void it_takes_several_keys_for_one() throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    Trust two = release.trust().requiring(2);
    assertThatThrownBy(() -> Bundle.open(release.zip, two)).isInstanceOf(FindingsException.class);
    assertTakes(release);
  }

  @Test
  void it_takes_keys_of_other_types() throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    release.unsign();
    keygen("-q", "-t", "ecdsa", "-N", "", "-f", temp.resolve("ecdsa").toString());
    keygen(
        "-q",
        "-Y",
        "sign",
        "-n",
        "oneledger-bundle",
        "-f",
        temp.resolve("ecdsa").toString(),
        release.zip.toString());
    String key = Files.readString(temp.resolve("ecdsa.pub"));
    release.allowedSigners = PublishedRelease.PRINCIPAL + " " + key;
    assertThatThrownBy(release::open).isInstanceOf(FindingsException.class);
    assertTakes(release);
  }

  @Test
  void it_takes_signature_files_of_any_name() throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    String armored = Files.readString(release.signature());
    release.unsign();
    Files.writeString(temp.resolve("rel_8f12.zip.a.b.sig"), armored);
    assertThatThrownBy(release::open).isInstanceOf(FindingsException.class);
    assertTakes(release);
  }

  @Test
  void it_does_not_take_files_that_only_end_like_signatures() throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    String armored = Files.readString(release.signature());
    release.unsign();
    Files.writeString(temp.resolve("rel_8f12.zip.mysig"), armored);
    Files.writeString(temp.resolve("rel_8f12.zipsig"), armored);
    assertThatThrownBy(release::open).isInstanceOf(FindingsException.class);
    Result result = VerifyRecipe.withSshKeygen(GOOD).run(release);
    assertThat(result.exit()).as(result.text()).isNotZero();
  }

  @Test
  void it_refuses_what_only_openssl_can_verify() throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    Files.delete(release.signature());
    assertThat(release.open().verification()).isPresent();
    assertThat(VerifyRecipe.withSshKeygen(GOOD).run(release).exit()).isNotZero();
    String page = Files.readString(Path.of("../docs/bundle-format.md"));
    assertThat(page)
        .contains("The other way round the recipe refuses a zip that has only `.ed25519`");
  }

  private static void assertTakes(PublishedRelease release) throws Exception {
    Result result = VerifyRecipe.withSshKeygen(GOOD).run(release);
    assertThat(result.exit()).as(result.text()).isZero();
  }

  private static void keygen(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("ssh-keygen"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  @Test
  void openssl_takes_a_good_bundle_and_refuses_another_zip_digest_or_key() throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    String key = key("key.pem", PublishedRelease.KEY);
    byte[] good = release.bytes();
    String digest = Files.readString(release.digest());

    assertThat(opensslExit(release, key)).isZero();
    assertThat(opensslExit(release, key("other.pem", PublishedRelease.OTHER_KEY))).isNotZero();

    byte[] flipped = good.clone();
    flipped[200] ^= 1;
    release.replace(flipped);
    assertThat(opensslExit(release, key)).isNotZero();

    Files.writeString(release.digest(), "oneledger-digest-1\n" + Hash.sha256(flipped) + "\n");
    assertThat(opensslExit(release, key)).as("digest not signed").isNotZero();

    release.replace(good);
    Files.writeString(release.digest(), digest);
    assertThat(opensslExit(release, key)).isZero();
    Files.delete(release.digest());
    assertThat(opensslExit(release, key)).as("no digest").isNotZero();
    release.unsign();
    assertThat(opensslExit(release, key)).isNotZero();
  }

  private int opensslExit(PublishedRelease release, String key) throws Exception {
    String folder = temp.resolve("with-openssl-" + runs++).toString();
    return VerifyRecipe.withOpenssl(GOOD)
        .run(release, release.zip.toString(), key, "us", folder)
        .exit();
  }

  private String unpacked() {
    return temp.resolve("unpacked").toString();
  }

  private String key(String name, SigningKey key) throws Exception {
    return pem(name, key.publicKey());
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
