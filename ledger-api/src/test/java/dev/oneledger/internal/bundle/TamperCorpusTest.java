package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.oneledger.Finding;
import dev.oneledger.FindingsException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to a published release, it is refused, by rule and with the place named. */
class TamperCorpusTest {
  private static final int PROMISED = 45;

  @TempDir Path temp;

  static List<TamperCase> cases() {
    return TamperCorpus.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void it_is_refused_with_rule_and_place(TamperCase tampered) throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    assertThat(release.open().digest().hex()).hasSize(64);

    tampered.tampering().on(release);

    FindingsException refusal = catchThrowableOfType(FindingsException.class, release::open);
    assertThat(refusal).as("opened").isNotNull();
    assertThat(refusal.findings()).hasSize(1);
    Finding finding = refusal.findings().get(0);
    String place =
        tampered.place().equals(TamperCase.ZIP) ? release.zip.toString() : tampered.place();
    assertThat(finding.code()).as(finding.toString()).isEqualTo(tampered.code());
    assertThat(finding.place()).as(finding.toString()).isEqualTo(place);
    assertThat(finding.text()).contains(tampered.rule());
    assertThat(finding.remedy()).isNotEmpty();
  }

  @Test
  void no_two_cases_have_one_name_and_there_are_as_many_as_promised() {
    assertThat(cases()).extracting(TamperCase::name).doesNotHaveDuplicates();
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(PROMISED);
  }
}
