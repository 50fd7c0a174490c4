package dev.oneledger.ddl.internal.contract;

import java.util.Optional;

/** Finds one kind of thing that no migration may do. */
interface Detector {

  /**
   * What stands at this place, if it is forbidden.
   *
   * @param sure whether the text is executed; else it only may be
   */
  Optional<Forbidden> at(Words words, int i, boolean sure);
}
