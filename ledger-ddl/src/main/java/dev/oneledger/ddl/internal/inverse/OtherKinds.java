package dev.oneledger.ddl.internal.inverse;

import java.util.List;

/** The kinds outside tables. */
final class OtherKinds {

  private OtherKinds() {}

  static List<KindDdl> all() {
    return List.of();
  }
}
