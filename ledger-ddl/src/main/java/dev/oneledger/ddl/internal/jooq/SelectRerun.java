package dev.oneledger.ddl.internal.jooq;

import dev.oneledger.ddl.internal.rerun.Rerun;
import org.jooq.Select;

/** Judges a query that stands by itself: harmless unless it calls what is not known. */
final class SelectRerun {
  private SelectRerun() {}

  static Rerun judge(Select<?> select) {
    if (select.$intoTable() != null) {
      return Rerun.harmful(
          "SELECT INTO fails when run again: the table is there.",
          "Write CREATE TABLE IF NOT EXISTS name AS SELECT ….");
    }
    return Facts.of(select).opaque()
        ? Rerun.unknown("What the query calls is not known.")
        : Rerun.harmless();
  }
}
