package dev.oneledger.internal.sign;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Hash;
import dev.oneledger.Trust;
import dev.oneledger.Verification;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether enough different keys signed one content. */
final class Ballot {
  /** The most telling reason first. */
  private static final List<FindingCode> TELLING =
      List.of(
          FindingCode.SIGNER_REVOKED,
          FindingCode.SIGNER_NOT_ALLOWED,
          FindingCode.SIGNATURE_INVALID);

  private static final Map<FindingCode, String> REMEDIES =
      Map.of(
          FindingCode.SIGNER_REVOKED,
          "Have it signed with a key that is not revoked; do not use it until then.",
          FindingCode.SIGNER_NOT_ALLOWED,
          "If the key is its maker's, allow it in allowed_signers; else do not use it.",
          FindingCode.SIGNATURE_INVALID,
          "Fetch it again with its signatures from where it was made; do not use what is here.",
          FindingCode.SIGNATURE_MISSING,
          "Fetch the signatures from where it was made, or have it signed; do not use it until then.");

  private final String what;
  private final List<Vote.Counted> counted;
  private final List<Vote.Refused> refused;

  /**
   * @param what what is signed, for messages
   */
  Ballot(String what, List<Vote> votes) {
    this.what = what;
    this.counted = only(Vote.Counted.class, votes);
    this.refused = only(Vote.Refused.class, votes);
  }

  private static <T extends Vote> List<T> only(Class<T> kind, List<Vote> votes) {
    return votes.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The verification, or the refusal. */
  Verification result(Hash digest, Trust trust, Instant at) {
    long keys = counted.stream().map(Vote.Counted::key).distinct().count();
    if (keys < trust.requiredKeys()) {
      throw refusal(keys, trust.requiredKeys());
    }
    List<Verification.Signature> signatures =
        counted.stream()
            .map(Vote.Counted::signature)
            .distinct()
            .sorted(
                Comparator.comparing(Verification.Signature::fingerprint)
                    .thenComparing(Verification.Signature::form))
            .toList();
    return new Verification(digest, signatures, at);
  }

  private FindingsException refusal(long keys, int required) {
    Finding finding =
        TELLING.stream()
            .flatMap(code -> refused.stream().filter(vote -> vote.code() == code))
            .findFirst()
            .map(vote -> finding(vote.code(), vote.place(), keys, required))
            .orElseGet(() -> finding(FindingCode.SIGNATURE_MISSING, what, keys, required));
    return new FindingsException(untrusted(what), List.of(finding));
  }

  static String untrusted(String what) {
    return "'%s' is not to be trusted; nothing of it was used.".formatted(what);
  }

  private Finding finding(FindingCode code, String place, long keys, int required) {
    String head =
        required == 1
            ? "it needs a signature by an allowed key, and has none that counts."
            : "it needs signatures by %s allowed keys, and those of %s count."
                .formatted(required, keys);
    String lines =
        Stream.concat(
                counted.stream()
                    .map(vote -> "counts: " + vote.signature().fingerprint())
                    .distinct(),
                refused.stream().map(vote -> vote.place() + ": " + vote.text()))
            .map(line -> "\n    " + line)
            .collect(Collectors.joining());
    return new Finding(code, place, head + lines, REMEDIES.getOrDefault(code, ""));
  }
}
