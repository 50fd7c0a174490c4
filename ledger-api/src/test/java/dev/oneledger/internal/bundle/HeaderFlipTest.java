package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.oneledger.FindingsException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bits of headers flipped one by one and signed again: the library refuses each, and the recipe of
 * {@code VERIFY.md} each but those in fields that the page names. {@code
 * -Doneledger.test.allHeaderBits=true} flips them all, else two of each byte.
 */
class HeaderFlipTest {
  private static final int[] BITS =
      Boolean.getBoolean("oneledger.test.allHeaderBits")
          ? new int[] {0, 1, 2, 3, 4, 5, 6, 7}
          : new int[] {1, 4};
  private static final Pattern RULE =
      Pattern.compile("([a-z ]+) of the (local header|central header|end record): expected .*");
  private static final Pattern LISTED =
      Pattern.compile("(?m)^  - (local header|central header|end record): (.+)$");
  private static final Pattern FIELD = Pattern.compile("`([a-z ]+)`");

  @TempDir Path temp;

  @Test
  void the_library_refuses_each_and_the_recipe_all_but_those_on_the_page() throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    byte[] zip = release.bytes();
    int directory = ZipRecord.littleEndian(zip).getInt(zip.length - 6);
    Map<String, TreeSet<String>> unseen = new TreeMap<>();
    flip(release, 0, ZipRecord.LOCAL_HEADER.length(), unseen);
    flip(release, directory, ZipRecord.CENTRAL_HEADER.length(), unseen);
    flip(release, zip.length - ZipRecord.END.length(), ZipRecord.END.length(), unseen);

    assertThat(unseen).isEqualTo(listed());
  }

  private void flip(
      PublishedRelease release, int start, int length, Map<String, TreeSet<String>> unseen)
      throws Exception {
    VerifyRecipe recipe = VerifyRecipe.withSshKeygen(release.open());
    byte[] good = release.bytes();
    for (int at = start; at < start + length; at++) {
      for (int bit : BITS) {
        byte[] flipped = good.clone();
        flipped[at] ^= (byte) (1 << bit);
        release.publish(flipped);
        FindingsException refusal = catchThrowableOfType(FindingsException.class, release::open);
        assertThat(refusal).as("bit %d of byte %d", bit, at).isNotNull();
        if (recipe.run(release).exit() == 0) {
          note(refusal.findings().get(0).text(), unseen);
          Files.move(
              temp.resolve("unpacked"), temp.resolve("unpacked-" + start + "-" + at + "-" + bit));
        }
      }
    }
    release.publish(good);
  }

  private static void note(String rule, Map<String, TreeSet<String>> unseen) {
    Matcher field = RULE.matcher(rule);
    assertThat(field.matches()).as(rule).isTrue();
    unseen.computeIfAbsent(field.group(2), record -> new TreeSet<>()).add(field.group(1));
  }

  private static Map<String, TreeSet<String>> listed() throws Exception {
    String page = Files.readString(Path.of("../docs/bundle-format.md"), StandardCharsets.UTF_8);
    Map<String, TreeSet<String>> listed = new TreeMap<>();
    for (MatchResult item : LISTED.matcher(page).results().toList()) {
      List<String> fields =
          FIELD.matcher(item.group(2)).results().map(name -> name.group(1)).toList();
      listed.put(item.group(1), new TreeSet<>(fields));
    }
    return listed;
  }
}
