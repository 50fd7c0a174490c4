package dev.oneledger.internal.engine;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.spi.HistoryLock;
import dev.oneledger.spi.HistoryPending;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.Verdict;

/** The wording of findings about another tool's history. */
final class HistoryFindings {
  private HistoryFindings() {}

  static String place(String environment, Object migration) {
    return environment + ", " + migration;
  }

  static Finding outside(String environment, HistoryRow row) {
    return new Finding(
        FindingCode.OUTSIDE,
        place(environment, row.key()),
        "was applied there and is not in the ledger%s.".formatted(stored(row)),
        "Find out what it does; adopt it, or undo it there, or waive it.");
  }

  static Finding collision(String environment, HistoryRow row, MigrationId ours) {
    return new Finding(
        FindingCode.COLLISION,
        place(environment, row.key()),
        "has the revision of our %s under another name.".formatted(ours),
        "Give one of the two another revision; if they are one migration, adopt theirs as ours.");
  }

  static Finding changedThere(String environment, HistoryRow row, Migration ours, Verdict verdict) {
    return new Finding(
        FindingCode.CHANGED,
        place(environment, row.key()),
        """
        the text applied there is not ours, by %s:
          there  %s
          ours   %s"""
            .formatted(
                verdict.limits().isEmpty()
                    ? verdict.algorithm()
                    : "%s (which %s)".formatted(verdict.algorithm(), verdict.limits()),
                verdict.theirs(),
                verdict.ours()),
        "Compare the texts (diff); put back "
            + ours.id()
            + ", or bring the edit in as a new migration.");
  }

  static Finding notVerifiable(String environment, Object migration, String reason) {
    return new Finding(
        FindingCode.NOT_VERIFIABLE,
        place(environment, migration),
        "the text applied there cannot be held against ours: " + reason,
        "Nothing to do.");
  }

  static Finding missing(String environment, MigrationId id) {
    return new Finding(
        FindingCode.MISSING,
        place(environment, id),
        "was seen as applied there before and is not in the history any more.",
        "Find out who removed it there.");
  }

  static Finding stateThere(String environment, HistoryRow row) {
    return switch (row.state()) {
      case MARKED_RAN ->
          new Finding(
              FindingCode.NEVER_RAN,
              place(environment, row.key()),
              "is marked as run there although its SQL never ran.",
              "Find out why it was skipped there.");
      case UNDONE ->
          new Finding(
              FindingCode.UNDONE,
              place(environment, row.key()),
              "was undone there.",
              "Apply it there again, or take it back with a rollback migration.");
      default ->
          new Finding(
              FindingCode.FAILED_THERE,
              place(environment, row.key()),
              "failed there or was only partly applied.",
              "Repair it there with the tool that applied it.");
    };
  }

  static Finding unseenChange(String environment, HistoryRow row, Verdict verdict, String since) {
    return new Finding(
        FindingCode.UNSEEN_CHANGE,
        place(environment, row.key()),
        "%s, and %s cannot tell: it %s."
            .formatted(
                since,
                verdict.algorithm(),
                verdict.limits().isEmpty() ? "is the same for both" : verdict.limits()),
        "Compare the texts (diff); put the text back, or bring the edit in as a new migration.");
  }

  static Finding lateThere(String environment, HistoryRow row, HistoryRow later) {
    return new Finding(
        FindingCode.LATE_THERE,
        place(environment, row.key()),
        "was applied there out of order, after %s.".formatted(later.key()),
        "Nothing to do; a database built in order from the same migrations may differ.");
  }

  static Finding lockedThere(String environment, HistoryLock lock) {
    return new Finding(
        FindingCode.LOCKED_THERE,
        environment,
        "%s: a migration may be running just now.".formatted(inWords(lock)),
        "Nothing to do while it runs. If it is left over from a crash, release it with that tool.");
  }

  static String inWords(HistoryLock lock) {
    return "the other tool's lock is held%s%s"
        .formatted(
            lock.holder().isEmpty() ? "" : " by " + lock.holder(),
            lock.since().isEmpty() ? "" : " since " + lock.since() + " by its clock");
  }

  static Finding adopted(String environment, HistoryRow row, EnvironmentRecord.Adopted adopted) {
    return new Finding(
        FindingCode.ADOPTED,
        place(environment, row.key()),
        "was adopted as %s by %s: %s%s"
            .formatted(
                adopted.id(),
                adopted.who(),
                adopted.why(),
                adopted.textHash() == null ? " (known by name only)" : ""),
        "Nothing to do.");
  }

  static Finding pendingThere(String environment, HistoryPending pending) {
    return new Finding(
        FindingCode.PENDING_THERE,
        place(environment, pending.key()),
        "is pending there and not in the ledger%s."
            .formatted(
                pending.obstacle() == null
                    ? ""
                    : "; only that tool can run it: " + pending.obstacle()),
        "Nothing to do while that tool applies. Before a promotion, bring it into the migrations or apply it there.");
  }

  static Finding onlyThere(String environment, HistoryPending pending) {
    return new Finding(
        FindingCode.ONLY_THERE,
        place(environment, pending.key()),
        "is pending there, and nobody would run it any more: %s."
            .formatted(
                pending.obstacle() == null ? "the ledger does not have it" : pending.obstacle()),
        "Apply it there with that tool first, or bring it into the migrations as plain SQL.");
  }

  static Finding notHandedOver(String environment, MigrationId id, String source) {
    return new Finding(
        FindingCode.HANDOVER,
        place(environment, id),
        "is applied there by the journal, and %s does not have it.".formatted(source),
        "Run what eject(\"%s\", format) writes, or bring it in with that tool, then demote."
            .formatted(environment));
  }

  static Finding formerUnread(String environment, LedgerException unread) {
    return new Finding(
        FindingCode.UNREACHABLE,
        environment,
        "the table of the tool that used to apply here could not be read: " + unread.getMessage(),
        "Look at the connection, or configure the environment without that history.");
  }

  static Finding takenOver(String environment, MigrationId id, String key) {
    return new Finding(
        FindingCode.ADOPTED,
        place(environment, id),
        "was taken over with the environment, as %s; nothing here contains it.".formatted(key),
        "Nothing to do.");
  }

  static Finding otherScript(String environment, HistoryRow row, Migration ours, String reason) {
    return new Finding(
        FindingCode.CHANGED,
        place(environment, row.key()),
        "the script that they have now is not our text, and nothing tells which of the two ran: "
            + reason,
        "Compare the texts (diff); put back %s, or waive it if their script was edited later."
            .formatted(ours.id()));
  }

  static Finding pastTheLedger(String environment, HistoryRow row) {
    return new Finding(
        FindingCode.OUTSIDE,
        place(environment, row.key()),
        "was applied there by the tool that used to apply here, and the journal does not have it%s."
            .formatted(stored(row)),
        "Stop that tool; then adopt it, or the next sync may run it again.");
  }

  static Finding stillThere(String environment, MigrationId id, String source) {
    return new Finding(
        FindingCode.HANDOVER,
        place(environment, id),
        "is rolled back here, and %s has it as applied: that tool would never run it again."
            .formatted(source),
        "Undo it there with that tool, then demote.");
  }

  static Finding handedOverOtherwise(
      String environment, MigrationId id, String source, String how) {
    return new Finding(
        FindingCode.HANDOVER,
        place(environment, id),
        "is applied here, and %s has it otherwise: %s.".formatted(source, how),
        "Settle it there with that tool, then demote.");
  }

  private static String stored(HistoryRow row) {
    String stored = row.checksum().stored();
    return stored == null ? "" : " (checksum %s)".formatted(stored);
  }
}
