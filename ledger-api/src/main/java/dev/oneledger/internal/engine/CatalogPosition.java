package dev.oneledger.internal.engine;

import dev.oneledger.SqlText;
import java.util.List;

/** Where an environment's migrations stand, whoever applies them. Writes nothing. */
sealed interface CatalogPosition permits JournalPosition, HistoryPosition {

  /** As it was read last in this call, if it was. */
  String known();

  /** Read anew: another one as soon as a migration was applied, failed or taken back. */
  String now();

  /** Whether somebody is applying just now, as far as that can be seen. */
  boolean isMoving();

  /** The texts of ours that were applied since the environment stood there. */
  List<SqlText> appliedSince(String position);
}
