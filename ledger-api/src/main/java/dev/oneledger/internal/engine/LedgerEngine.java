package dev.oneledger.internal.engine;

import dev.oneledger.Adoption;
import dev.oneledger.Bundle;
import dev.oneledger.CatalogAcceptance;
import dev.oneledger.DriftReport;
import dev.oneledger.Ejection;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Fleet;
import dev.oneledger.Journal;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerListener;
import dev.oneledger.Migration;
import dev.oneledger.MigrationProof;
import dev.oneledger.Plan;
import dev.oneledger.ProvenReceipt;
import dev.oneledger.Receipt;
import dev.oneledger.Release;
import dev.oneledger.ReleaseDraft;
import dev.oneledger.Resolution;
import dev.oneledger.SqlDialect;
import dev.oneledger.StatusMatrix;
import dev.oneledger.SyncReport;
import dev.oneledger.Waiver;
import dev.oneledger.internal.bundle.MariaDbLayout;
import dev.oneledger.internal.bundle.PsqlLayout;
import dev.oneledger.internal.journal.JournalVerifier;
import dev.oneledger.spi.BundleLayout;
import dev.oneledger.spi.EjectFormat;
import dev.oneledger.spi.History;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.MigrationSource;
import dev.oneledger.spi.Target;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ledger: hands each call to the part that answers it. Internal: may change in any release. */
public final class LedgerEngine implements Ledger {
  private final Context context;

  private LedgerEngine(Context context) {
    this.context = context;
  }

  /**
   * How a ledger is configured.
   *
   * @param layouts further ones for bundles
   * @param dialect the SQL the migrations are written in; null to ask a managed environment
   */
  public record Settings(
      List<MigrationSource> sources,
      List<Environment> environments,
      List<BundleLayout> layouts,
      @Nullable SqlDialect dialect,
      Clock clock,
      Duration deadline,
      List<LedgerListener> listeners,
      String author,
      List<GateRule> gates) {

    /** Checks the layouts' names. */
    public Settings {
      sources = List.copyOf(sources);
      environments = List.copyOf(environments);
      listeners = List.copyOf(listeners);
      gates = List.copyOf(gates);
      layouts = List.copyOf(layouts);
      for (BundleLayout layout : layouts) {
        requireName(layout);
      }
    }

    /** Those that were given and, always, those for the databases' own clients. */
    List<BundleLayout> allLayouts() {
      List<BundleLayout> all = new ArrayList<>(List.of(new PsqlLayout(), new MariaDbLayout()));
      all.addAll(layouts);
      return all;
    }

    private static void requireName(BundleLayout layout) {
      if (!Pattern.matches("[a-z0-9-]{1,50}", layout.name())) {
        throw new LedgerException(
            "A bundle layout cannot be named '%s': expected letters a to z, digits or '-'."
                .formatted(layout.name()));
      }
    }
  }

  /** Opens a ledger; connects to nothing. */
  public static Ledger open(String app, LedgerStore store, Settings settings) {
    Language language = new Language(settings.dialect(), settings.environments());
    return new LedgerEngine(
        new Context(
            app,
            store,
            settings,
            language,
            new Catalogue(settings.sources(), language),
            new Stamps(settings.clock(), settings.author())));
  }

  /** The ledger that a part of it works for. */
  static Ledger over(Context context) {
    return new LedgerEngine(context);
  }

  @Override
  public String app() {
    return context.app();
  }

  @Override
  public List<Environment> environments() {
    return context.settings().environments();
  }

  @Override
  public List<Migration> migrations() {
    return List.copyOf(context.catalogue().migrations());
  }

  @Override
  public void register(Migration migration) {
    context.catalogue().add(migration);
    context.journals().register(List.of(migration));
  }

  private EnvironmentOperations operations(String environment) {
    return Operations.of(context, context.need(environment));
  }

  @Override
  public Plan plan(String environment) {
    return operations(environment).plan();
  }

  @Override
  public SyncReport sync(String environment) {
    return operations(environment).sync();
  }

  @Override
  public Fleet fleet(Collection<String> names, Function<String, Environment> environment) {
    return FleetEngine.of(context, new FleetMembers(names, environment));
  }

  @Override
  public DriftReport drift(String environment) {
    return operations(environment).drift();
  }

  @Override
  public StatusMatrix status() {
    return new MatrixBuilder(context).build();
  }

  @Override
  public SyncReport baseline(String environment, String upTo) {
    return new Takeover(context, context.need(environment)).baseline(upTo);
  }

  @Override
  public SyncReport promote(String environment, History history) {
    return new Takeover(context, context.need(environment)).promote(history);
  }

  @Override
  public SyncReport demote(String environment, History history) {
    return new Demotion(context, context.need(environment)).demote(history);
  }

  @Override
  public Ejection eject(String environment, EjectFormat format) {
    return new Handover(context, context.need(environment)).eject(format);
  }

  @Override
  public SyncReport waive(String environment, Finding finding, Waiver waiver) {
    return finding.code() == FindingCode.SCHEMA_CHANGED_OUTSIDE
        ? new CatalogReview(context, context.need(environment)).waive(finding, waiver)
        : new Review(context, context.need(environment)).waive(finding, waiver);
  }

  @Override
  public SyncReport acceptCatalog(String environment, CatalogAcceptance acceptance) {
    return new CatalogReview(context, context.need(environment)).accept(acceptance);
  }

  @Override
  public SyncReport adopt(String environment, Adoption adoption) {
    return new Review(context, context.need(environment)).adopt(adoption);
  }

  @Override
  public SyncReport resolve(String environment, String migration, Resolution resolution) {
    return new Doubt(context, context.need(environment)).resolve(migration, resolution);
  }

  @Override
  public Migration rollbackOf(String migration) {
    RollbackTexts texts = new RollbackTexts(context);
    Migration rollback = texts.rollbackOf(IdResolver.of(context).resolve(migration));
    context.journals().register(List.of(rollback));
    return rollback;
  }

  @Override
  public Plan planRollback(String environment, String migration) {
    return new Rollback(context, context.need(environment)).plan(migration);
  }

  @Override
  public SyncReport rollback(String environment, String migration) {
    return new Rollback(context, context.need(environment)).rollback(migration);
  }

  @Override
  public SyncReport reapply(String environment, String migration) {
    return new Rollback(context, context.need(environment)).reapply(migration);
  }

  @Override
  public SyncReport rebind(String environment) {
    return new Rebind(context, context.need(environment)).run();
  }

  @Override
  public ReleaseDraft release(String id, String version) {
    return new Draft(context, id, version);
  }

  @Override
  public Optional<Release> release(String id) {
    return new Releases(context).latest(id);
  }

  @Override
  public List<Release> releases() {
    return new Releases(context).all();
  }

  @Override
  public Release importRelease(Bundle bundle) {
    return new Import(context, bundle).run();
  }

  @Override
  public SyncReport acknowledge(String environment, Receipt receipt) {
    return new Acknowledgement(context, context.need(environment), receipt).accept();
  }

  @Override
  public SyncReport acknowledge(String environment, ProvenReceipt receipt) {
    return new Acknowledgement(context, context.need(environment), receipt).accept();
  }

  @Override
  public void record(MigrationProof proof) {
    new Judgement(context).record(proof);
  }

  @Override
  public List<MigrationProof> proofs() {
    return new Judgement(context).proofs();
  }

  @Override
  public Optional<MigrationProof> proof(String migration) {
    return new Judgement(context).proof(migration);
  }

  @Override
  public Journal journal() {
    return storedJournal(JournalKey.ledger(context.app()));
  }

  @Override
  public Journal journal(String environment) {
    Optional<Environment> configured = context.configured(environment);
    if (configured.isEmpty() && !context.recordOf(environment).isKnown()) {
      throw KnownEnvironments.unknown(context, environment);
    }
    Target target = configured.map(Environment::target).orElse(null);
    if (target == null) {
      return storedJournal(JournalKey.ledger(context.app(), environment));
    }
    JournalKey key = context.journalOf(environment);
    return journal(key, target.read(key, 0));
  }

  private Journal storedJournal(JournalKey key) {
    return journal(key, context.store().read(key, 0));
  }

  private static Journal journal(JournalKey key, List<JournalEntry> entries) {
    return new Journal(key, entries, JournalVerifier.verify(key, entries));
  }
}
