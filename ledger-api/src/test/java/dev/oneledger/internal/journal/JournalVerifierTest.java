package dev.oneledger.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.EntryKind;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Chain;
import dev.oneledger.JournalEntry.Stamp;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.JournalKey;
import dev.oneledger.testkit.JournalFixtures;
import dev.oneledger.testkit.JournalFixtures.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JournalVerifierTest {
  private static final JournalKey DEV = JournalKey.environment("crm", "dev");
  private static final JournalKey STAGING = JournalKey.environment("crm", "staging");
  private static final Hash OTHER = Hash.sha256("other");
  private static final int ALTERED = 3;

  private final List<JournalEntry> whole =
      JournalFixtures.chain(
          DEV,
          Stream.of("1_a", "2_b", "3_c", "4_d", "5_e")
              .map(
                  id ->
                      new Line(
                          EntryKind.APPLIED,
                          JournalFixtures.STAMP,
                          new Subject(id, Hash.sha256(id), Hash.sha256("t" + id)),
                          Map.of("a", "1", "b", "2")))
              .toList());

  @Test
  void a_whole_journal_has_no_finding() {
    assertThat(JournalVerifier.verify(DEV, whole)).isEmpty();
    assertThat(JournalVerifier.verify(DEV, whole.subList(0, 1))).isEmpty();
    assertThat(JournalVerifier.verify(DEV, List.of())).isEmpty();
  }

  static Stream<Arguments> alterations() {
    return Stream.of(
        alteration("kind", e -> with(e, EntryKind.BASELINED)),
        alteration("time", e -> with(e, stamp(e.stamp().at().plusNanos(1_000), "ada", "build-7"))),
        alteration("who", e -> with(e, stamp(e.stamp().at(), "eve", "build-7"))),
        alteration("host", e -> with(e, stamp(e.stamp().at(), "ada", "build-8"))),
        alteration("a blank", e -> with(e, stamp(e.stamp().at(), "ada ", "build-7"))),
        alteration("who and host", e -> with(e, stamp(e.stamp().at(), "adab", "uild-7"))),
        alteration("version", e -> with(e, new Stamp(e.stamp().at(), "ada", "build-7", "0.1.1"))),
        alteration("no subject", e -> with(e, (Subject) null)),
        alteration("migration", e -> with(e, new Subject("9_z", text(e), tokens(e)))),
        alteration("spelling", e -> with(e, new Subject("03_c", text(e), tokens(e)))),
        alteration("text hash", e -> with(e, new Subject("3_c", OTHER, tokens(e)))),
        alteration("no text hash", e -> with(e, new Subject("3_c", null, tokens(e)))),
        alteration("token hash", e -> with(e, new Subject("3_c", text(e), OTHER))),
        alteration("no token hash", e -> with(e, new Subject("3_c", text(e), null))),
        alteration("swapped hashes", e -> with(e, new Subject("3_c", tokens(e), text(e)))),
        alteration("detail value", e -> with(e, Map.of("a", "1", "b", "3"))),
        alteration("detail name", e -> with(e, Map.of("a", "1", "c", "2"))),
        alteration("detail removed", e -> with(e, Map.of("a", "1"))),
        alteration("detail added", e -> with(e, Map.of("a", "1", "b", "2", "c", ""))),
        alteration("details swapped", e -> with(e, Map.of("a", "2", "b", "1"))),
        alteration("state digest", e -> with(e, new Chain(previous(e), OTHER, hash(e)))),
        alteration("previous", e -> with(e, new Chain(OTHER, e.chain().state(), hash(e)))),
        alteration("hash", e -> with(e, new Chain(previous(e), e.chain().state(), OTHER))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("alterations")
  void an_altered_field_is_found_at_its_entry(String field, UnaryOperator<JournalEntry> change) {
    assertThat(problems(replace(change))).contains("J001 crm environment:dev entry 3");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("alterations")
  void an_altered_field_under_a_new_hash_is_found_too(
      String field, UnaryOperator<JournalEntry> change) {
    List<JournalEntry> forged = replace(entry -> EntryHash.seal(change.apply(entry)));

    if (field.equals("hash")) {
      assertThat(forged).isEqualTo(whole);
    } else {
      assertThat(problems(forged)).contains("J003 crm environment:dev entry 4");
    }
  }

  @Test
  void a_finding_shows_what_was_expected_and_what_was_found() {
    List<JournalEntry> forged =
        replace(e -> with(e, new Chain(previous(e), e.chain().state(), OTHER)));

    List<Finding> findings = JournalVerifier.verify(DEV, forged);

    assertThat(findings)
        .extracting(Finding::code)
        .containsExactly(FindingCode.ENTRY_ALTERED, FindingCode.CHAIN_BROKEN);
    Hash right = whole.get(2).chain().hash();
    assertThat(findings.get(0).text())
        .isEqualTo("entry hash: expected %s, found %s".formatted(right, OTHER));
    assertThat(findings.get(1).text())
        .isEqualTo("hash of the entry before: expected %s, found %s".formatted(OTHER, right));
    assertThat(findings.get(0).remedy()).contains("Compare with a backup");
  }

  @Test
  void every_removed_entry_but_the_last_is_found() {
    for (int i = 0; i < whole.size() - 1; i++) {
      List<JournalEntry> forged = new ArrayList<>(whole);
      forged.remove(i);

      int place = i + 2;
      assertThat(problems(forged))
          .contains(
              "J002 crm environment:dev entry " + place, "J003 crm environment:dev entry " + place);
    }
  }

  @Test
  void a_removed_entry_is_found_when_the_later_ones_are_numbered_anew() {
    List<JournalEntry> forged = new ArrayList<>(whole.subList(0, 2));
    for (JournalEntry later : whole.subList(3, 5)) {
      forged.add(
          EntryHash.seal(JournalFixtures.moved(later, DEV, later.sequence() - 1, later.chain())));
    }

    assertThat(problems(forged)).contains("J003 crm environment:dev entry 3");
  }

  @Test
  void swapped_entries_are_found() {
    for (int i = 0; i < whole.size() - 1; i++) {
      List<JournalEntry> forged = new ArrayList<>(whole);
      Collections.swap(forged, i, i + 1);

      assertThat(problems(forged))
          .contains("J002 crm environment:dev entry " + (i + 2))
          .contains("J003 crm environment:dev entry " + (i + 1));
    }
  }

  @Test
  void a_doubled_entry_is_found() {
    List<JournalEntry> forged = new ArrayList<>(whole);
    forged.add(2, whole.get(1));

    assertThat(problems(forged))
        .contains("J002 crm environment:dev entry 2", "J003 crm environment:dev entry 2");
  }

  @Test
  void a_journal_read_as_another_is_found_at_every_entry() {
    List<Finding> findings = JournalVerifier.verify(STAGING, whole);

    assertThat(findings)
        .filteredOn(finding -> finding.text().equals("belongs to journal 'crm environment:dev'"))
        .hasSize(whole.size());
  }

  @Test
  void a_journal_moved_under_another_name_is_found_at_every_entry() {
    List<JournalEntry> moved =
        whole.stream()
            .map(entry -> JournalFixtures.moved(entry, STAGING, entry.sequence(), entry.chain()))
            .toList();

    assertThat(JournalVerifier.verify(STAGING, moved))
        .filteredOn(finding -> finding.code() == FindingCode.ENTRY_ALTERED)
        .hasSize(whole.size());
  }

  @Test
  void a_journal_moved_under_another_name_with_new_entry_hashes_is_found_at_its_first_entry() {
    JournalEntry first = whole.get(0);
    JournalEntry moved = EntryHash.seal(JournalFixtures.moved(first, STAGING, 1, first.chain()));

    assertThat(JournalVerifier.verify(STAGING, List.of(moved)))
        .extracting(Finding::code)
        .containsExactly(FindingCode.CHAIN_BROKEN);
  }

  @Test
  void a_wrong_state_digest_is_found_although_every_hash_holds() {
    List<JournalEntry> forged = new ArrayList<>();
    Hash previous = EntryHash.ofJournal(DEV);
    for (JournalEntry entry : whole) {
      Hash state = entry.sequence() == ALTERED ? OTHER : entry.chain().state();
      JournalEntry sealed = EntryHash.seal(with(entry, new Chain(previous, state, previous)));
      forged.add(sealed);
      previous = sealed.chain().hash();
    }

    assertThat(problems(forged)).containsExactly("J004 crm environment:dev entry 3");
  }

  private List<JournalEntry> replace(UnaryOperator<JournalEntry> change) {
    List<JournalEntry> forged = new ArrayList<>(whole);
    forged.set(ALTERED - 1, change.apply(whole.get(ALTERED - 1)));
    return forged;
  }

  private static List<String> problems(List<JournalEntry> entries) {
    return JournalVerifier.verify(DEV, entries).stream()
        .map(finding -> finding.code().code() + " " + finding.place())
        .toList();
  }

  private static Arguments alteration(String field, UnaryOperator<JournalEntry> change) {
    return Arguments.of(field, change);
  }

  private static Stamp stamp(Instant at, String who, String host) {
    return new Stamp(at, who, host, "0.1.0");
  }

  private static Hash text(JournalEntry entry) {
    return entry.subject().textHash();
  }

  private static Hash tokens(JournalEntry entry) {
    return entry.subject().tokenHash();
  }

  private static Hash previous(JournalEntry entry) {
    return entry.chain().previous();
  }

  private static Hash hash(JournalEntry entry) {
    return entry.chain().hash();
  }

  private static JournalEntry with(JournalEntry e, EntryKind kind) {
    return copy(e, kind, e.stamp(), e.subject(), e.details(), e.chain());
  }

  private static JournalEntry with(JournalEntry e, Stamp stamp) {
    return copy(e, e.kind(), stamp, e.subject(), e.details(), e.chain());
  }

  private static JournalEntry with(JournalEntry e, Subject subject) {
    return copy(e, e.kind(), e.stamp(), subject, e.details(), e.chain());
  }

  private static JournalEntry with(JournalEntry e, Map<String, String> details) {
    return copy(e, e.kind(), e.stamp(), e.subject(), new TreeMap<>(details), e.chain());
  }

  private static JournalEntry with(JournalEntry e, Chain chain) {
    return copy(e, e.kind(), e.stamp(), e.subject(), e.details(), chain);
  }

  private static JournalEntry copy(
      JournalEntry e,
      EntryKind kind,
      Stamp stamp,
      Subject subject,
      SortedMap<String, String> details,
      Chain chain) {
    return new JournalEntry(e.key(), e.sequence(), kind, stamp, subject, details, chain);
  }
}
