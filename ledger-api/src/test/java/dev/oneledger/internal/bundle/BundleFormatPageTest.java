package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.oneledger.Bundle;
import dev.oneledger.Hash;
import dev.oneledger.Lineage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/bundle-format.md} to what is written and read. */
class BundleFormatPageTest {
  private static final Pattern FIELD = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| [a-z]");

  private static String section(String heading) throws Exception {
    String page = Files.readString(Path.of("../docs/bundle-format.md"));
    int start = page.indexOf("\n## " + heading + "\n");
    assertThat(start).as(heading).isPositive();
    return page.substring(start, page.indexOf("\n## ", start + 1));
  }

  @Test
  void the_fields_of_the_manifest_stand_there_in_their_order() throws Exception {
    Bundle bundle = OpenBundleTest.oddNames();
    JsonNode manifest = new YAMLMapper().readTree(bundle.content(ZipForge.MANIFEST));
    String section = section("The manifest");
    List<String> documented = FIELD.matcher(section).results().map(row -> row.group(1)).toList();
    assertThat(documented).containsExactlyElementsOf(manifest::fieldNames);
    for (JsonNode map : List.of(manifest.get("requires"), manifest.get("lineage").get(0))) {
      for (Map.Entry<String, JsonNode> field : map.properties()) {
        assertThat(section).contains("`" + field.getKey() + "` (");
      }
    }
  }

  @Test
  void the_limits_are_those_that_hold() throws Exception {
    String section = section("The zip");
    Stream.of(
            BundleLimits.ZIP_BYTES,
            BundleLimits.ENTRIES,
            BundleLimits.FILE_BYTES,
            BundleLimits.MANIFEST_BYTES,
            BundleLimits.SUMS_BYTES,
            BundleLimits.PART_BYTES,
            BundleLimits.PATH_BYTES,
            BundleLimits.PATH_PARTS,
            BundleLimits.TEXT_LENGTH)
        .map(limit -> String.format(Locale.ROOT, "| %,d", limit))
        .forEach(limit -> assertThat(section).contains(limit));
  }

  @Test
  void the_lineage_digest_is_made_as_the_page_says() {
    Bundle bundle = OpenBundleTest.oddNames();
    StringBuilder lines = new StringBuilder("oneledger-lineage-1\n");
    for (Lineage.Pin pin : bundle.lineage().pins()) {
      String rollback = "rollback/" + pin.id() + ".rollback.sql";
      lines
          .append(pin.id().canonical())
          .append(" ")
          .append(Hash.sha256(bundle.content("sql/" + pin.id() + ".sql")))
          .append(" ")
          .append(bundle.paths().contains(rollback) ? Hash.sha256(bundle.content(rollback)) : "-")
          .append("\n");
    }
    assertThat(bundle.lineage().digest()).isEqualTo(Hash.sha256(lines.toString()));
  }

  @Test
  void sums_are_what_the_page_says() {
    Bundle bundle = OpenBundleTest.oddNames();
    String sums = new String(bundle.content(ZipForge.SUMS), StandardCharsets.UTF_8);
    List<String> expected =
        bundle.paths().stream()
            .filter(path -> !path.equals(ZipForge.SUMS))
            .map(path -> Hash.sha256(bundle.content(path)).hex() + "  " + path)
            .toList();
    assertThat(Arrays.asList(sums.split("\n", -1)))
        .containsExactlyElementsOf(Stream.concat(expected.stream(), Stream.of("")).toList());
  }
}
