package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Bundle;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Journal;
import dev.oneledger.JournalEntry;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.Release;
import dev.oneledger.SigningKey;
import dev.oneledger.SqlDialect;
import dev.oneledger.Trust;
import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.spi.MigrationSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second ledger, with no file of the build, that knows releases by their bundles alone. */
class ImportTest {
  private static final SigningKey KEY = SigningKey.generate();
  private static final Trust TRUST = Trust.allowedSigners(KEY.allowedSigner("ci@example.com"));

  @TempDir Path temp;
  private final Scenario home = new Scenario().withThree().file("R__view", "create view v;");
  private final Ledger origin = home.open(Environment.managed("dev", home.dev));
  private final InMemoryTarget prod = new InMemoryTarget();
  private final Scenario away = new Scenario();
  private final Ledger there = openThere();

  private Ledger openThere() {
    return away.open(Environment.managed("prod", prod).followingReleases());
  }

  private Release cut(String id, String... migrations) {
    return origin.release(id, "1.0").attach(migrations).cut();
  }

  private Bundle opened(Release release) {
    String file = release.bundleDigest().hex() + ".zip";
    return Bundle.open(release.bundle().writeZip(temp.resolve(file), KEY), TRUST);
  }

  private static FindingCode codeOf(Throwable refused) {
    assertThat(refused).isInstanceOf(FindingsException.class);
    return ((FindingsException) refused).findings().get(0).code();
  }

  private void assertRefused(Bundle bundle, FindingCode code, String words) {
    List<JournalEntry> before = there.journal().entries();
    assertThatThrownBy(() -> there.importRelease(bundle))
        .satisfies(refused -> assertThat(codeOf(refused)).isEqualTo(code))
        .hasMessageContaining(words);
    assertThat(there.journal().entries()).isEqualTo(before);
  }

  @Test
  void an_empty_database_is_built_from_a_bundle_alone() {
    Release second = cut("rel_1", "141", "142");

    there.importRelease(opened(second)).assignTo("prod");
    there.sync("prod");

    assertThat(prod.statements())
        .containsExactly("create table a(id int)", "alter table a rename to b");
    assertThat(openThere().plan("prod").steps()).isEmpty();
    assertThat(there.journal().verify()).isNotNull();
  }

  @Test
  void every_release_brings_a_managed_environment_exactly_so_far() {
    Release first = cut("rel_1", "141");
    Release second = cut("rel_2", "142");
    there.importRelease(opened(first)).assignTo("prod");
    there.importRelease(opened(second));
    there.sync("prod");
    assertThat(prod.statements()).containsExactly("create table a(id int)");
    there.release("rel_2").orElseThrow().assignTo("prod");
    there.sync("prod");
    assertThat(prod.statements()).hasSize(2);
  }

  @Test
  void the_release_is_the_same_there() {
    Release first = cut("rel_1", "141");
    Release imported = there.importRelease(opened(first));

    assertThat(imported.name()).isEqualTo(first.name());
    assertThat(imported.lineage()).isEqualTo(first.lineage());
    assertThat(imported.cutAt()).isEqualTo(first.cutAt());
    assertThat(openThere().release("rel_1").orElseThrow().bundle().digest())
        .isEqualTo(first.bundleDigest());
  }

  @Test
  void the_journal_keeps_which_key_signed_and_when_that_was_verified() {
    Bundle bundle = opened(cut("rel_1", "141"));
    there.importRelease(bundle);
    there.importRelease(bundle);

    Journal journal = there.journal().verify();
    List<JournalEntry> verified =
        journal.entries().stream().filter(entry -> entry.kind() == EntryKind.VERIFIED).toList();
    assertThat(journal.findings()).isEmpty();
    assertThat(verified).hasSize(2);
    assertThat(verified.get(0).detail("keys"))
        .contains(KEY.fingerprint(), "ci@example.com", "sshsig");
    assertThat(verified.get(0).detail("bundle")).isEqualTo(bundle.digest().toString());
    assertThat(verified.get(0).detail("verified-at"))
        .isEqualTo(bundle.verification().orElseThrow().at().toString());
    assertThat(there.releases()).hasSize(1);
  }

  @Test
  void a_bundle_that_nobody_verified_is_refused() {
    assertThatThrownBy(() -> there.importRelease(cut("rel_1", "141").bundle()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("nobody has verified it");
  }

  @Test
  void a_known_digest_is_enough() {
    Release first = cut("rel_1", "141");
    Path zip = first.bundle().writeZip(temp.resolve("plain.zip"));
    there.importRelease(Bundle.open(zip, Trust.digest(first.bundleDigest())));
    assertThat(there.journal().entries())
        .anyMatch(entry -> "none, its digest was known".equals(entry.detail("keys")));
  }

  @Test
  void the_bundle_of_another_app_is_refused() {
    Ledger other = Ledger.inMemory("other").migrations(() -> origin.migrations()).open();
    assertRefused(
        opened(other.release("rel_1", "1.0").attach("141").cut()),
        FindingCode.BUNDLE_FOREIGN,
        "it is of app 'other'");
  }

  @Test
  void a_superseded_revision_is_refused_and_the_later_one_taken() {
    Bundle first = opened(cut("rel_1", "141"));
    Bundle second = opened(cut("rel_1", "142"));
    there.importRelease(second);
    assertRefused(first, FindingCode.BUNDLE_SUPERSEDED, "superseded by rel_1 r2");
  }

  @Test
  void a_later_revision_follows_an_earlier_one() {
    there.importRelease(opened(cut("rel_1", "141")));
    Release second = there.importRelease(opened(cut("rel_1", "142")));
    assertThat(there.release("rel_1").orElseThrow().name()).isEqualTo(second.name());
  }

  @Test
  void an_expired_bundle_is_refused_and_one_that_expires_later_is_taken() {
    Instant end = Scenario.NOW.plusSeconds(60);
    Bundle bundle = opened(origin.release("rel_1", "1.0").attach("141").expires(end).cut());
    Ledger late =
        new Scenario().with(builder -> builder.clock(Clock.fixed(end, ZoneOffset.UTC))).open();
    assertThatThrownBy(() -> late.importRelease(bundle))
        .satisfies(refused -> assertThat(codeOf(refused)).isEqualTo(FindingCode.BUNDLE_EXPIRED));
    there.importRelease(bundle);
  }

  @Test
  void a_fork_is_refused_in_the_other_order_too() {
    Bundle first = opened(cut("rel_1", "141"));
    Bundle second = opened(cut("rel_2", "142"));
    Ledger forked = new Scenario().withThree().open();
    Bundle evil = opened(forked.release("rel_1", "evil").attach("141").cut());
    there.importRelease(second);
    assertRefused(evil, FindingCode.BUNDLE_DIVERGES, "builds on another bundle of it");
    there.importRelease(first);
  }

  @Test
  void a_revision_that_a_known_release_was_not_built_on_is_refused() {
    Bundle first = opened(cut("rel_1", "141"));
    Bundle second = opened(cut("rel_2", "142"));
    Scenario other = new Scenario().withThree();
    Ledger forked = other.open();
    forked.release("rel_1", "1.0").attach("141").cut();
    Bundle revised = opened(forked.release("rel_1", "1.0").onlyFor("prod").cut());
    there.importRelease(first);
    there.importRelease(second);
    assertRefused(revised, FindingCode.BUNDLE_DIVERGES, "builds on another bundle of it");
  }

  @Test
  void an_older_release_does_not_bring_an_older_text_back() {
    Bundle first = opened(cut("rel_1", "141", "R__view"));
    home.file("R__view", "create view v as select 2;");
    Ledger edited = home.open(Environment.managed("dev", home.dev));
    Bundle second = opened(edited.release("rel_2", "2.0").attach("142", "R__view").cut());
    there.importRelease(second);
    there.importRelease(first);

    Release own = there.release("rel_3", "3.0").attach("R__view").cut();
    assertThat(own.lineage().pin(MigrationId.parse("R__view")))
        .isEqualTo(second.lineage().pin(MigrationId.parse("R__view")));
    assertThat(there.release("rel_1").orElseThrow().bundle().digest()).isEqualTo(first.digest());
  }

  @Test
  void a_bundle_in_the_sql_of_another_database_is_not_assigned_to_this_one() {
    Ledger ofMariaDb =
        Ledger.inMemory("hub").dialect(SqlDialect.MARIADB).migrations(origin::migrations).open();
    Release release =
        there.importRelease(opened(ofMariaDb.release("rel_1", "1.0").attach("141").cut()));
    assertThatThrownBy(() -> release.assignTo("prod"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("its texts are written for MARIADB");
    assertThatThrownBy(() -> openThere().release("rel_2", "2.0").attach("141").cut())
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("cannot continue rel_1 r1 (1.0), which is for MARIADB");
  }

  @Test
  void releases_may_be_skipped_and_come_later() {
    Bundle first = opened(cut("rel_1", "141"));
    Bundle second = opened(cut("rel_2", "142", "R__view"));
    Bundle third = opened(cut("rel_3", "143"));
    there.importRelease(first);
    there.importRelease(third);
    there.importRelease(second);
    assertThat(there.releases())
        .extracting(release -> release.name().id())
        .containsExactly("rel_1", "rel_2", "rel_3");
  }

  @Test
  void another_line_of_releases_is_refused() {
    there.importRelease(opened(cut("rel_1", "141")));
    Scenario fork = new Scenario().file("141_init", "create table other(id int);");
    fork.file("142_x", "create table x(id int);");
    Ledger forked = fork.open();
    Release sameNumber = forked.release("rel_9", "1.0").attach("141").cut();
    assertRefused(
        opened(sameNumber),
        FindingCode.BUNDLE_DIVERGES,
        "the ledger has rel_1 r1 (1.0) as number 1");
    assertRefused(
        opened(forked.release("rel_10", "1.0").attach("142").cut()),
        FindingCode.BUNDLE_DIVERGES,
        "do not continue each other");
  }

  @Test
  void the_same_revision_with_other_content_is_refused() {
    there.importRelease(opened(cut("rel_1", "141")));
    Ledger forked = new Scenario().withThree().open();
    Release other = forked.release("rel_1", "1.0").attach("141").onlyFor("prod").cut();
    assertRefused(
        opened(other),
        FindingCode.BUNDLE_DIVERGES,
        "the ledger knows this revision by another bundle");
  }

  @Test
  void another_bundle_of_the_release_before_is_refused() {
    Ledger forked = new Scenario().withThree().open();
    forked.release("rel_1", "1.0").attach("141").onlyFor("prod").cut();
    Release second = forked.release("rel_2", "2.0").attach("142").cut();
    there.importRelease(opened(cut("rel_1", "141")));
    assertRefused(
        opened(second), FindingCode.BUNDLE_DIVERGES, "it builds on another bundle of rel_1 r1");
  }

  @Test
  void what_is_cut_there_continues_what_was_taken_over() {
    there.importRelease(opened(cut("rel_1", "141")));
    away.file("150_own", "create table own(id int);");
    Release own = openThere().release("rel_own", "1.1").attach("150").cut();
    assertThat(own.name().sequence()).isEqualTo(2);
    assertThat(own.bundle().previous().orElseThrow().bundle())
        .isEqualTo(origin.release("rel_1").orElseThrow().bundleDigest());
  }

  @Test
  void a_bundle_can_be_the_build() {
    Bundle bundle = opened(cut("rel_1", "141", "142"));
    InMemoryTarget test = new InMemoryTarget();
    Ledger ofBundle =
        Ledger.inMemory("hub")
            .migrations(MigrationSource.bundle(bundle))
            .environment(Environment.managed("test", test))
            .open();
    assertThat(ofBundle.migrations())
        .extracting(migration -> migration.id().toString())
        .containsExactly("141_init", "142_rename");
    ofBundle.sync("test");
    assertThat(test.statements()).hasSize(2);
  }
}
