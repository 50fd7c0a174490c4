package dev.oneledger.internal.engine;

import dev.oneledger.GateOverride;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.Release;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseDraft;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A release being put together. */
final class Draft implements ReleaseDraft {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern VERSION =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._+/-]{0,99}");

  private final Context context;
  private final String id;
  private final String version;
  private final NavigableSet<MigrationId> attached = new TreeSet<>();
  private final List<GateOverride> overrides = new ArrayList<>();
  private @Nullable Instant expires;
  private @Nullable SortedSet<String> environments;
  private @Nullable String requires;

  Draft(Context context, String id, String version) {
    check("id", id, ID, "letters a to z, digits, '.', '_' or '-'");
    check("version", version, VERSION, "letters, digits, blanks, '.', '_', '+', '/' or '-'");
    this.context = context;
    this.id = id;
    this.version = version;
  }

  /** Both stand in file names, manifests and the ledger's own texts. */
  private static void check(String what, String value, Pattern form, String allowed) {
    if (!form.matcher(value).matches()) {
      throw new LedgerException(
          "A release cannot have the %s '%s': expected 1 to 100 %s, a letter or digit first."
              .formatted(what, value.replaceAll("\\p{Cntrl}", "\ufffd"), allowed));
    }
  }

  @Override
  public ReleaseDraft attach(String... ids) {
    IdResolver resolver = IdResolver.of(context);
    for (String wanted : ids) {
      attached.add(resolver.resolve(wanted));
    }
    return this;
  }

  @Override
  public ReleaseDraft expires(Instant moment) {
    expires = moment.truncatedTo(ChronoUnit.SECONDS);
    return this;
  }

  @Override
  public ReleaseDraft onlyFor(String... names) {
    if (names.length == 0) {
      throw new LedgerException(
          "Release '%s' cannot be limited to no environment. Name at least one, or leave out onlyFor(...)."
              .formatted(id));
    }
    environments = ReleaseConditions.NONE.onlyFor(List.of(names)).environments();
    return this;
  }

  @Override
  public ReleaseDraft requires(String release) {
    requires = release;
    return this;
  }

  @Override
  public ReleaseDraft overriding(GateOverride... gates) {
    overrides.addAll(List.of(gates));
    return this;
  }

  @Override
  public Release cut() {
    return new Releases(context)
        .cut(new Wanted(id, version, attached, expires, environments, requires, overrides));
  }

  /**
   * What is to be cut.
   *
   * @param attached further migrations to attach
   * @param expires null to leave it as it is in the revision before
   * @param environments null to leave them as they are
   * @param requires the id of a release; null to leave it as it is
   * @param overrides gates that are not to stop it
   */
  record Wanted(
      String id,
      String version,
      NavigableSet<MigrationId> attached,
      @Nullable Instant expires,
      @Nullable SortedSet<String> environments,
      @Nullable String requires,
      List<GateOverride> overrides) {}
}
