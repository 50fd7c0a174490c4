package dev.oneledger.ddl.internal.contract;

import java.util.Optional;

/** Finds one kind of thing that no migration may do. */
interface Detector {

  /** What stands at this place of a text that is read so, if it is forbidden. */
  Optional<Forbidden> at(Words words, int i, Reading reading);
}
