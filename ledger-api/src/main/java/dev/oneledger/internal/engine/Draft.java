package dev.oneledger.internal.engine;

import dev.oneledger.MigrationId;
import dev.oneledger.Release;
import dev.oneledger.ReleaseDraft;
import java.util.NavigableSet;
import java.util.TreeSet;

/** A release being put together. */
final class Draft implements ReleaseDraft {
  private final Context context;
  private final String id;
  private final String version;
  private final NavigableSet<MigrationId> attached = new TreeSet<>();

  Draft(Context context, String id, String version) {
    this.context = context;
    this.id = id;
    this.version = version;
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
  public Release cut() {
    return new Releases(context).cut(id, version, attached);
  }
}
