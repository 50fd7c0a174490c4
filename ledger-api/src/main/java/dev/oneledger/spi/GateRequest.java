package dev.oneledger.spi;

import dev.oneledger.Approval;
import dev.oneledger.Assurances;
import dev.oneledger.Evidence;
import dev.oneledger.GateMoment;
import dev.oneledger.Hash;
import dev.oneledger.Ledger;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.ReleaseName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A release that is about to be cut or assigned, for a {@link ReleaseGate} to judge. */
public interface GateRequest {

  /** What is about to happen. */
  GateMoment moment();

  /** The release revision; at {@link GateMoment#CUT} the one that would be cut. */
  ReleaseName release();

  /** The migrations attached to it, in the order of application. */
  List<MigrationId> attached();

  /** Everything up to and including the attached migrations. */
  Lineage lineage();

  /** The lineage without what its own rollback migrations take back. */
  List<Lineage.Pin> remaining();

  /**
   * The lineage with its texts, in order; some are fetched at a time, as they are gone through.
   *
   * @throws dev.oneledger.LedgerException if the ledger lacks one of the texts
   */
  List<Migration> migrations();

  /** Where it is about to be assigned; empty at {@link GateMoment#CUT}. */
  Optional<String> environment();

  /** Who cuts it, has cut it, or has taken it over from its bundle. */
  String cutBy();

  /** Who approved exactly this revision, each person once; empty at {@link GateMoment#CUT}. */
  List<Approval> approvals();

  /**
   * What the ledger knows as applied in an environment now: read there where that is possible, else
   * as last known.
   *
   * @throws dev.oneledger.LedgerException if the ledger knows no such environment
   */
  Map<MigrationId, Known> applied(String environment);

  /**
   * What is known now of the lineage's migrations at exactly the pinned texts: by the latest proof
   * in the ledger, else by the bundle of a release that has them. One that neither speaks of is not
   * in it.
   */
  Map<MigrationId, Assurances> assurances();

  /**
   * The ledger, to judge by. A gate calls nothing on it that writes: what it wrote would stay when
   * the release is refused.
   */
  Ledger ledger();

  /**
   * A migration that is known to be applied.
   *
   * @param textHash SHA-256 of our text that it counts as; null if it is known by name only
   * @param evidence how it is known
   * @param proven whether exactly that text is proven: by a journal, by a proven receipt, or by a
   *     history whose checksum matches it
   */
  record Known(@Nullable Hash textHash, Evidence evidence, boolean proven) {}
}
