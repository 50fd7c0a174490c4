package dev.oneledger.ddl.internal.guard;

import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a slot held before and after a statement; null where nothing was in it. */
record SlotChange(Slot slot, @Nullable CatalogObject before, @Nullable CatalogObject after) {
  /** Privileges, and rows. */
  private static final Set<String> NOT_COMPARED = Set.of("defacl", "systemgrant", "largeobjects");

  static List<SlotChange> between(Catalog before, Catalog after) {
    List<SlotChange> changes = new ArrayList<>();
    if (before == after) {
      return changes;
    }
    for (CatalogObject object : before.objects()) {
      CatalogObject now = after.byName(object.kind(), object.ident()).orElse(null);
      if (now == null || !now.definition().equals(object.definition())) {
        add(changes, new SlotChange(slot(object), object, now));
      }
    }
    for (CatalogObject object : after.objects()) {
      if (before.byName(object.kind(), object.ident()).isEmpty()) {
        add(changes, new SlotChange(slot(object), null, object));
      }
    }
    return changes;
  }

  private static void add(List<SlotChange> changes, SlotChange change) {
    if (!NOT_COMPARED.contains(change.slot.kind())) {
      changes.add(change);
    }
  }

  private static Slot slot(CatalogObject object) {
    return new Slot(object.kind(), object.ident());
  }

  /** The objects there are, for their canonical forms. */
  Stream<CatalogObject> objects() {
    return Stream.of(before, after).flatMap(Stream::ofNullable);
  }

  /** Whether what is compared changed. */
  boolean isMove(Canonical forms) {
    return !Objects.equals(before(forms), after(forms));
  }

  /** The canonical form of what was there before; null if nothing was. */
  @Nullable String before(Canonical forms) {
    return before == null ? null : forms.of(before);
  }

  /** The canonical form of what is there after; null if nothing is. */
  @Nullable String after(Canonical forms) {
    return after == null ? null : forms.of(after);
  }
}
