package dev.oneledger.internal.engine;

import dev.oneledger.Finding;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which text of a build's migration counts as ours: the build's, unless another text of it
 * is applied or pinned already.
 */
final class OurText {
  private final Context context;
  private final AppRecord app;
  private final FixedTexts fixed;

  /**
   * @param atHand the environment whose own journal is at hand, if there is one
   */
  OurText(Context context, AppRecord app, @Nullable String atHand) {
    this.context = context;
    this.app = app;
    this.fixed = new FixedTexts(context, app, atHand);
  }

  /**
   * The decision.
   *
   * @param migration the migration with our text
   * @param finding what the build's text is, where it is not ours
   */
  record Choice(Migration migration, Optional<Finding> finding) {}

  Choice of(Migration build) {
    Optional<Lineage.Pin> other = fixedOtherwise(build);
    if (other.isEmpty()) {
      return new Choice(build, Optional.empty());
    }
    Migration ours = context.texts().migrations(new Lineage(List.of(other.get()))).get(0);
    boolean cosmetic = ours.apply().tokenHash().equals(build.apply().tokenHash());
    return new Choice(
        ours,
        Optional.of(
            cosmetic ? Findings.cosmeticInBuild(build) : Findings.changedInBuild(ours, build)));
  }

  /** The registered text, where it differs from the build's and is applied or pinned somewhere. */
  private Optional<Lineage.Pin> fixedOtherwise(Migration build) {
    MigrationId id = build.id();
    if (id.isRepeatable()) {
      return Optional.empty();
    }
    return app.registered(id)
        .filter(pin -> !pin.textHash().equals(build.textHash()))
        .filter(pin -> fixed.isFixed(id, pin.textHash()));
  }
}
