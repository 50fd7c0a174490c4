package dev.oneledger.ddl.internal.inverse;

import java.util.List;

/** Tables, views and what hangs on them. */
final class TableKinds {

  private TableKinds() {}

  static List<KindDdl> all() {
    return List.of();
  }
}
