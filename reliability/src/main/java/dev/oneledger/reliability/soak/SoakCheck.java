package dev.oneledger.reliability.soak;

import dev.oneledger.EntryKind;
import dev.oneledger.Journal;
import dev.oneledger.JournalEntry;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.reliability.server.DataSources;
import dev.oneledger.reliability.server.Product;
import dev.oneledger.reliability.soak.SoakRecord.Orphan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/** Looks at what a round has left: the rows of the work, and the journal. */
record SoakCheck(Product product, DataSource database) {
  private static final int PARTS = 2;

  /** A piece of work that took effect. */
  private record Work(
      String starter, String session, String migration, String part, Instant began, Instant ended) {
    static Work of(String row) {
      String[] columns = row.split("\\|", -1);
      return new Work(
          columns[0], columns[1], columns[2], columns[3], time(columns[4]), time(columns[5]));
    }

    private static Instant time(String microseconds) {
      return Instant.EPOCH.plus(Long.parseLong(microseconds), ChronoUnit.MICROS);
    }

    String place() {
      return migration + "." + part;
    }
  }

  /** Adds what is found to the record. */
  void into(SoakRecord seen) {
    List<Work> work =
        DataSources.query(database, SoakGround.of(product).work()).stream().map(Work::of).toList();
    count(work, seen);
    findOverlaps(work, seen);
    readJournal(seen);
  }

  /** Each part of each migration is there once. */
  private static void count(List<Work> work, SoakRecord seen) {
    List<String> places = work.stream().map(Work::place).toList();
    for (int migration = 1; migration <= SoakStarter.MIGRATIONS; migration++) {
      for (int part = 1; part <= PARTS; part++) {
        String place = migration + "." + part;
        int times = Collections.frequency(places, place);
        if (times != 1) {
          seen.problem("part %s is there %s times".formatted(place, times));
        }
      }
    }
  }

  private static void findOverlaps(List<Work> work, SoakRecord seen) {
    for (int i = 1; i < work.size(); i++) {
      if (work.get(i).began().isBefore(work.get(i - 1).ended())) {
        seen.overlap("%s and %s".formatted(work.get(i - 1), work.get(i)));
      }
    }
    for (Orphan orphan : seen.orphans()) {
      for (Work each : work) {
        if (!each.starter().equals(orphan.starter())
            && each.began().isAfter(orphan.killed())
            && each.began().isBefore(orphan.lastSeen())) {
          seen.overlap("%s and %s".formatted(orphan, each));
        }
      }
    }
  }

  private void readJournal(SoakRecord seen) {
    Ledger ledger = SoakStarter.ledger(product, database);
    Journal journal = ledger.journal(SoakStarter.ENVIRONMENT).verify();
    journal.findings().forEach(finding -> seen.problem(finding.toString()));
    List<String> applied = new ArrayList<>();
    for (JournalEntry entry : journal.entries()) {
      if (entry.kind() == EntryKind.FAILED) {
        String words = "%s %s".formatted(entry.subject(), entry.details());
        if (words.contains("overlap") || words.contains("more than 1 row")) {
          seen.overlap(words);
        } else {
          seen.problem("failed: " + words);
        }
      } else if (entry.kind() == EntryKind.IN_DOUBT) {
        seen.human("in doubt: %s %s".formatted(entry.subject(), entry.details()));
      } else if (entry.kind() == EntryKind.APPLIED) {
        applied.add(String.valueOf(entry.subject()));
      }
    }
    if (applied.size() != SoakStarter.MIGRATIONS) {
      seen.problem("%s applied entries".formatted(applied.size()));
    }
    startAgain(ledger, seen);
  }

  /** One more start must find nothing to do. */
  private static void startAgain(Ledger ledger, SoakRecord seen) {
    try {
      if (!ledger.sync(SoakStarter.ENVIRONMENT).applied().isEmpty()) {
        seen.problem("the last start found something to do");
      }
    } catch (LedgerException refused) {
      seen.human(String.valueOf(refused.getMessage()));
    }
  }
}
