package dev.oneledger.spi;

import dev.oneledger.Assurances;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Predecessor;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseName;
import dev.oneledger.SqlDialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle is made from.
 *
 * @param release which release
 * @param generated when the release was cut
 * @param attached the migrations attached to it, in order of application
 * @param migrations the whole lineage with its texts, in order of application. The list may load a
 *     migration each time it is asked for, and then keeps few of them: go through it in order, and
 *     keep ids or pins instead of migrations.
 * @param lineage the same, pinned by hash
 * @param previous the release before; null for the first
 * @param conditions where, until when and on top of what it may be replayed
 * @param dialect the SQL the texts are written in
 * @param assurances what is known of migrations of the lineage; of one that is not in it, what its
 *     words say
 */
public record BundleContents(
    ReleaseName release,
    Instant generated,
    List<MigrationId> attached,
    List<Migration> migrations,
    Lineage lineage,
    @Nullable Predecessor previous,
    ReleaseConditions conditions,
    SqlDialect dialect,
    Map<MigrationId, Assurances> assurances) {
  public BundleContents {
    attached = List.copyOf(attached);
    migrations = Collections.unmodifiableList(migrations);
    assurances = Map.copyOf(assurances);
  }

  /** Contents of which nothing is known but what their words say. */
  public BundleContents(
      ReleaseName release,
      Instant generated,
      List<MigrationId> attached,
      List<Migration> migrations,
      Lineage lineage,
      @Nullable Predecessor previous,
      ReleaseConditions conditions,
      SqlDialect dialect) {
    this(
        release, generated, attached, migrations, lineage, previous, conditions, dialect, Map.of());
  }

  /** Whether a migration is attached to the release, and not only part of its lineage. */
  public boolean isAttached(MigrationId id) {
    return attached.contains(id);
  }

  /** The places of the attached migrations in the lineage, in order of application; a new list. */
  public List<Integer> attachedPlaces() {
    List<Integer> places = new ArrayList<>();
    List<Lineage.Pin> pins = lineage.pins();
    for (int place = 0; place < pins.size(); place++) {
      if (isAttached(pins.get(place).id())) {
        places.add(place);
      }
    }
    return places;
  }
}
