package dev.oneledger.page;

import dev.oneledger.Adoption;
import dev.oneledger.Bundle;
import dev.oneledger.Environment;
import dev.oneledger.Hash;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerBuilder;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Release;
import dev.oneledger.SigningKey;
import dev.oneledger.SqlText;
import dev.oneledger.Trust;
import dev.oneledger.engine.WithoutEntry;
import dev.oneledger.memory.CrashPoint;
import dev.oneledger.memory.InMemoryHistory;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.memory.InMemoryTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A ledger with every trouble at once: in dev a statement in doubt, in qa a failed try, in prod a
 * journal from which somebody took an entry, in legacy migrations known by name only; and releases
 * that came from elsewhere, signed and not.
 */
final class TroubledLedger {
  static final String IN_DOUBT = "144_fill";
  static final String FAILED = "143_policies";
  static final String NAMED_ONLY = "V150__by_hand";
  private static final SigningKey KEY = SigningKey.generate();
  private static final SigningKey STRANGER = SigningKey.generate();
  private static final Trust TRUST = Trust.allowedSigners(KEY.allowedSigner("release@example.com"));

  final InMemoryLedgerStore store = new InMemoryLedgerStore();
  final InMemoryTarget dev = new InMemoryTarget();
  final InMemoryTarget qa = new InMemoryTarget();
  final InMemoryTarget prod = new InMemoryTarget();
  final InMemoryHistory legacy = new InMemoryHistory();
  private final List<Migration> build = new ArrayList<>();

  private TroubledLedger() {}

  /** Lived through it; the folder is for bundles on their way. */
  static TroubledLedger lived(Path folder) {
    TroubledLedger troubled = new TroubledLedger();
    troubled.file("141_init", "create table a(id int);");
    troubled.file("142_rename", "alter table a rename to b;");
    troubled.file(FAILED, "alter table b enable row level security;");
    troubled.file(IN_DOUBT, "-- ledger: no-transaction\ncall fill_b();\ncreate index i on b(id);");
    troubled.importReleases(folder);
    troubled.live();
    return troubled;
  }

  private void file(String id, String text) {
    build.add(
        new Migration(
            MigrationId.parse(id),
            SqlText.of(text),
            null,
            !text.startsWith("-- ledger: no-transaction"),
            "db/" + id + ".sql"));
  }

  /** One that is signed, one of which only the digest was known; an unknown key's is refused. */
  private void importReleases(Path folder) {
    Ledger home = builder(new InMemoryLedgerStore()).open();
    Ledger here = builder(store).open();
    Release signed = home.release("rel_1", "1.0").attach("141").cut();
    Path first = signed.bundle().writeZip(folder.resolve("rel_1.zip"), KEY);
    here.importRelease(Bundle.open(first, TRUST));
    Release unsigned = home.release("rel_2", "2.0").attach("142").cut();
    Path second = unsigned.bundle().writeZip(folder.resolve("rel_2.zip"));
    Hash digest = unsigned.bundleDigest();
    here.importRelease(Bundle.open(second, Trust.digest(digest)));
    Release strange = home.release("rel_3", "3.0").attach("143").cut();
    Path third = strange.bundle().writeZip(folder.resolve("rel_3.zip"), STRANGER);
    refused(() -> here.importRelease(Bundle.open(third, TRUST)));
    here.release("rel_4", "4.0").attach("143").cut();
  }

  private void live() {
    open(Environment.managed("prod", prod)).sync("prod");
    dev.crashAt(CrashPoint.BEFORE_STATEMENTS, "call");
    refused(() -> open(Environment.managed("dev", dev)).sync("dev"));
    refused(() -> open(Environment.managed("dev", dev)).sync("dev"));
    qa.failOn("row level security", "42501", "must be owner of table b");
    refused(() -> open(Environment.managed("qa", qa)).sync("qa"));
    legacy.clock(DemoLedger.MORNING).applied("V141__init", build.get(0).apply().text());
    legacy.appliedUnverifiable("V142__rename").appliedUnverifiable(NAMED_ONLY);
    Ledger reading = open(Environment.reconcile("legacy", legacy));
    reading.sync("legacy");
    reading.adopt("legacy", Adoption.of(NAMED_ONLY, "grace", "typed in by hand in 2019"));
  }

  private static void refused(Runnable call) {
    try {
      call.run();
    } catch (LedgerException expected) {
      return;
    }
    throw new AssertionError("this should have been refused");
  }

  private LedgerBuilder builder(InMemoryLedgerStore where) {
    List<Migration> now = List.copyOf(build);
    return Ledger.forApp("hub")
        .store(where)
        .migrations(() -> now)
        .clock(DemoLedger.MORNING)
        .author("ada");
  }

  /** A process of today with these environments. */
  Ledger open(Environment... environments) {
    LedgerBuilder builder = builder(store);
    List.of(environments).forEach(builder::environment);
    return builder.open();
  }

  /** A process of today with all of it, that reads prod's journal without its third entry. */
  Ledger current() {
    return open(
        Environment.managed("dev", dev),
        Environment.managed("qa", qa),
        Environment.managed("prod", new WithoutEntry(prod, 3)),
        Environment.reconcile("legacy", legacy));
  }

  LedgerReading reading() {
    return LedgerReading.of(current(), DemoLedger.MORNING);
  }
}
