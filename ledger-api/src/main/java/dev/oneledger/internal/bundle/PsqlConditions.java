package dev.oneledger.internal.bundle;

import dev.oneledger.Lineage;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.spi.BundleContents;
import java.util.List;

/**
 * The conditions of a release as a psql script asks for them: the environments it is for, the time
 * from which it is refused, and what has to be there before. Empty texts where there is none.
 */
final class PsqlConditions {
  private final BundleContents contents;
  private final ReleaseConditions conditions;
  private final String release;

  PsqlConditions(BundleContents contents) {
    this.contents = contents;
    this.conditions = contents.conditions();
    this.release = PsqlText.literal(PsqlText.release(contents.release()));
  }

  /** Hands psql's variable {@code environment} on to where a block can read it; empty is none. */
  String readEnvironment() {
    return """
    \\if :{?environment}
    SELECT set_config('oneledger.environment', :'environment', false) = '' AS oneledger_unnamed
    \\gset
    \\if :oneledger_unnamed
    \\unset environment
    \\endif
    \\else
    SELECT set_config('oneledger.environment', '', false) AS oneledger_named
    \\gset
    \\endif
    """;
  }

  /**
   * Refuses a name that no environment of a ledger has, before anything runs: its receipt would be
   * refused after. What is beyond ASCII passes, since the server's locale may not know letters.
   */
  String refuseUnusableName() {
    return """
      IF current_setting('oneledger.environment') <> '' AND (
          char_length(current_setting('oneledger.environment')) > 100
          OR current_setting('oneledger.environment') ~ '^[ ._/-]'
          OR current_setting('oneledger.environment') ~ '[^A-Za-z0-9 ._/\\u0080-\\U0010FFFF-]') THEN
        RAISE EXCEPTION 'The name of the environment, %, cannot be used.',
          to_json(current_setting('oneledger.environment'))
          USING HINT = 'Expected are 1 to 100 letters, digits, blanks or . _ / - beginning with a letter or digit.';
      END IF;
    """;
  }

  String refuseOtherEnvironments() {
    if (conditions.environments().isEmpty()) {
      return "";
    }
    return """
      IF current_setting('oneledger.environment') = '' THEN
        RAISE EXCEPTION 'No environment was named, and release %% is only for %%.', %2$s, %3$s
          USING HINT = 'Name it: psql -v environment=...';
      END IF;
      IF current_setting('oneledger.environment') <> ALL (%1$s) THEN
        RAISE EXCEPTION 'Release %% is not for environment %%: it is only for %%.',
          %2$s, current_setting('oneledger.environment'), %3$s
          USING HINT = 'Replay a release that was cut for this environment.';
      END IF;
    """
        .formatted(
            PsqlText.array(conditions.environments()),
            release,
            PsqlText.literal(String.join(", ", conditions.environments())));
  }

  String refuseExpired() {
    if (conditions.expires() == null) {
      return "";
    }
    return """
      IF clock_timestamp() >= %1$s::timestamptz THEN
        RAISE EXCEPTION 'Release %% has expired: it was for replays before %%, and here it is %%.',
          %2$s, %1$s, to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
          USING HINT = 'Cut it again with a later expiry, or replay a later release.';
      END IF;
    """
        .formatted(PsqlText.literal(conditions.expires().toString()), release);
  }

  /** An empty schema gets the whole lineage; one that has a part of it must have this much. */
  String refuseWithoutPrefix() {
    ReleaseConditions.Prefix requires = conditions.requires();
    List<Lineage.Pin> prefix = RequiredPrefix.of(contents);
    if (requires == null || prefix.isEmpty()) {
      return "";
    }
    return """
      SELECT string_agg(ours.id, ', ' ORDER BY ours.place)
        INTO wrong
        FROM unnest(%1$s) WITH ORDINALITY AS ours (id, place)
        WHERE NOT EXISTS (SELECT FROM %2$s AS there WHERE there.app = %3$s AND there.id = ours.id);
      IF wrong IS NOT NULL AND EXISTS (SELECT FROM %2$s AS there WHERE there.app = %3$s) THEN
        RAISE EXCEPTION 'Release %% needs all of release %% here, and this is missing: %%', %4$s, %5$s, wrong
          USING HINT = 'Replay that release first.';
      END IF;
    """
        .formatted(
            PsqlText.array(prefix.stream().map(pin -> pin.id().canonical()).toList()),
            PsqlText.TABLE,
            PsqlText.literal(contents.release().app()),
            release,
            PsqlText.literal(requires.release()));
  }
}
