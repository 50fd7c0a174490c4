package dev.oneledger.ddl.internal.inverse;

import java.util.List;

/** The kinds outside tables. */
final class OtherKinds {

  private OtherKinds() {}

  static List<KindDdl> all() {
    return List.of(
        new SchemaDdl(),
        new ExtensionDdl(),
        new TypeDdl(),
        new FunctionDdl(),
        new CollationDdl(),
        new CastDdl(),
        new EventTriggerDdl(),
        new PublicationDdl(),
        new DefaultPrivilegesDdl(),
        new WrapperDdl(),
        new ServerDdl(),
        new DroppableKinds(),
        new RefusedKinds());
  }
}
