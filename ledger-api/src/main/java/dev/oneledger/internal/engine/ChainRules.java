package dev.oneledger.internal.engine;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseName;
import java.time.Instant;
import java.util.List;

/**
 * What a release must be to be assigned or taken over.
 *
 * @param release which release
 * @param conditions its own conditions
 * @param refusal what did not happen, as a sentence
 */
record ChainRules(ReleaseName release, ReleaseConditions conditions, String refusal) {

  void refuseSuperseded(AppRecord app) {
    app.latest(release.id())
        .filter(latest -> latest.name().revision() > release.revision())
        .ifPresent(
            latest -> {
              throw refused(
                  FindingCode.BUNDLE_SUPERSEDED,
                  "it is superseded by %s.".formatted(latest.name()),
                  "Take that one.");
            });
  }

  void refuseExpired(Instant now) {
    if (conditions.isExpiredAt(now)) {
      throw refused(
          FindingCode.BUNDLE_EXPIRED,
          "it expired at %s, and now it is %s.".formatted(conditions.expires(), now),
          "Take a later release, or cut a revision of it with expires(...).");
    }
  }

  /** The refusal because of one finding. */
  FindingsException refused(FindingCode code, String why, String remedy) {
    return new FindingsException(
        refusal, List.of(new Finding(code, release.toString(), why, remedy)));
  }
}
