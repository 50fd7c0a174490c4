package dev.oneledger;

import dev.oneledger.spi.GateRequest;
import dev.oneledger.spi.GateRequest.Known;
import dev.oneledger.spi.ReleaseGate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Ready-made release gates, for {@link LedgerBuilder#gate}. They write nothing. */
public final class Gates {
  private static final int LONGEST_LIST = 10;

  private Gates() {}

  /**
   * Before an assignment: the drift report of the environment has no open problem. Before cutting:
   * that of no environment configured here has one. What cannot be read is a reason as well.
   */
  public static ReleaseGate noOpenDrift() {
    return new NoOpenDrift();
  }

  /**
   * Before an assignment to any other environment: everything of the release's lineage is applied
   * in this one, with the release's texts, by what the ledger knows; a claim is enough. What the
   * lineage itself takes back need not be there. Has nothing to say before cutting.
   *
   * @throws LedgerException if the name cannot be an environment's
   */
  public static AppliedIn appliedIn(String environment) {
    return new AppliedIn(environment, false);
  }

  /**
   * Before an assignment: so many people approved exactly this release revision, not counting the
   * one who cut it. Has nothing to say before cutting.
   *
   * @throws LedgerException if {@code people} is less than 1
   */
  public static ApprovedBy approvedBy(int people) {
    return new ApprovedBy(people, false);
  }

  /**
   * Before cutting and before an assignment: every attached migration is proven to be replayable
   * and reversible, at exactly the pinned texts. Claims do not count.
   */
  public static Proven proven() {
    return new Proven(false);
  }

  private record NoOpenDrift() implements ReleaseGate {

    @Override
    public String name() {
      return "no-open-drift";
    }

    @Override
    public List<String> check(GateRequest request) {
      List<String> configured =
          request.ledger().environments().stream().map(Environment::name).toList();
      Optional<String> only = request.environment();
      if (only.isEmpty()) {
        return configured.stream().flatMap(name -> drift(request, name).stream()).toList();
      }
      return configured.contains(only.get())
          ? drift(request, only.get())
          : List.of("'%s' is not configured here, so it cannot be read".formatted(only.get()));
    }

    private static List<String> drift(GateRequest request, String environment) {
      try {
        return request.ledger().drift(environment).findings().stream()
            .filter(found -> found.isProblem() || found.code() == FindingCode.UNREACHABLE)
            .map(
                found ->
                    "'%s' has open drift, %s %s: %s"
                        .formatted(environment, found.code().code(), found.place(), found.text()))
            .toList();
      } catch (LedgerException unread) {
        return List.of("'%s' cannot be read: %s".formatted(environment, unread.getMessage()));
      }
    }
  }

  /**
   * The gate of {@link Gates#appliedIn}.
   *
   * @param environment where it must be applied
   * @param onlyProven whether claims do not count
   */
  public record AppliedIn(String environment, boolean onlyProven) implements ReleaseGate {

    /** Checks the name. */
    public AppliedIn {
      JournalKey.checkedName("an environment", environment);
    }

    /**
     * The same where only what is proven counts: by a journal, by a proven receipt, or by a history
     * whose checksum matches.
     */
    public AppliedIn proven() {
      return new AppliedIn(environment, true);
    }

    /** {@code applied-in-staging} or {@code proven-in-staging}. */
    @Override
    public String name() {
      return (onlyProven ? "proven-in-" : "applied-in-") + environment;
    }

    @Override
    public List<String> check(GateRequest request) {
      if (request.environment().filter(name -> !name.equals(environment)).isEmpty()) {
        return List.of();
      }
      Map<MigrationId, Known> known = request.applied(environment);
      List<MigrationId> lacking = new ArrayList<>();
      List<MigrationId> otherText = new ArrayList<>();
      List<MigrationId> unproven = new ArrayList<>();
      for (Lineage.Pin pin : request.remaining()) {
        Known there = known.get(pin.id());
        if (there == null) {
          lacking.add(pin.id());
        } else if (isOther(there, pin)) {
          otherText.add(pin.id());
        } else if (onlyProven && !there.proven()) {
          unproven.add(pin.id());
        }
      }
      List<String> reasons = new ArrayList<>();
      say("lacks", lacking, reasons);
      say("has another or an unknown text of", otherText, reasons);
      say("has without proof", unproven, reasons);
      return reasons;
    }

    /** A repeatable one known by name only may have any of its texts. */
    private static boolean isOther(Known there, Lineage.Pin pin) {
      return there.textHash() == null
          ? pin.id().isRepeatable()
          : !there.textHash().equals(pin.textHash());
    }

    private void say(String what, List<MigrationId> ids, List<String> reasons) {
      if (!ids.isEmpty()) {
        reasons.add("'%s' %s %s".formatted(environment, what, list(ids)));
      }
    }
  }

  /**
   * The gate of {@link Gates#proven}.
   *
   * @param onlyReplayable whether the way back does not matter
   */
  public record Proven(boolean onlyReplayable) implements ReleaseGate {

    /** The same where a migration need not be proven to be reversible. */
    public Proven replayableOnly() {
      return new Proven(true);
    }

    /** {@code proven} or {@code proven-replayable}. */
    @Override
    public String name() {
      return onlyReplayable ? "proven-replayable" : "proven";
    }

    @Override
    public List<String> check(GateRequest request) {
      Map<MigrationId, Assurances> known = request.assurances();
      List<String> reasons = new ArrayList<>();
      say("replayable", request.attached(), known, Assurances::replayable, reasons);
      if (!onlyReplayable) {
        say("reversible", request.attached(), known, Assurances::reversible, reasons);
      }
      return reasons;
    }

    private static void say(
        String what,
        List<MigrationId> attached,
        Map<MigrationId, Assurances> known,
        Function<Assurances, Assurance> aspect,
        List<String> reasons) {
      List<String> unproven = new ArrayList<>();
      for (MigrationId id : attached) {
        Optional<Assurance> found = Optional.ofNullable(known.get(id)).map(aspect);
        if (found.filter(Assurance.PROVEN::equals).isEmpty()) {
          unproven.add("%s (%s)".formatted(id, found.map(Assurance::label).orElse("not judged")));
        }
      }
      if (!unproven.isEmpty()) {
        reasons.add("not proven to be %s: %s".formatted(what, list(unproven)));
      }
    }
  }

  private static String list(List<?> all) {
    String first =
        all.stream().limit(LONGEST_LIST).map(Object::toString).collect(Collectors.joining(", "));
    int more = all.size() - LONGEST_LIST;
    return more <= 0 ? first : "%s and %s more".formatted(first, more);
  }

  /**
   * The gate of {@link Gates#approvedBy}.
   *
   * @param people how many
   * @param cutterCounts whether the one who cut the release may be one of them
   */
  public record ApprovedBy(int people, boolean cutterCounts) implements ReleaseGate {

    /** Checks the number. */
    public ApprovedBy {
      if (people < 1) {
        throw new LedgerException(
            "A gate cannot ask for the approval of %s people: expected at least 1."
                .formatted(people));
      }
    }

    /** The same where the one who cut the release may be one of them. */
    public ApprovedBy countingTheCutter() {
      return new ApprovedBy(people, true);
    }

    /** {@code approved-by-2}. */
    @Override
    public String name() {
      return "approved-by-" + people;
    }

    @Override
    public List<String> check(GateRequest request) {
      if (request.moment() == GateMoment.CUT) {
        return List.of();
      }
      List<String> counted =
          request.approvals().stream()
              .filter(approval -> cutterCounts || !approval.isBy(request.cutBy()))
              .map(Approval::who)
              .toList();
      return counted.size() >= people
          ? List.of()
          : List.of(
              "%s is approved by %s of %s people%s%s"
                  .formatted(
                      request.release(),
                      counted.size(),
                      people,
                      counted.isEmpty() ? "" : ": " + list(counted),
                      cutterCounts
                          ? ""
                          : " (not counting %s, who cut it)".formatted(request.cutBy())));
    }
  }
}
