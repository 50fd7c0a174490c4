package dev.oneledger.page;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.memory.InMemoryHistory;
import java.util.List;

/** A ledger in which everything that somebody else may name or write tries to be markup. */
final class HostileLedger {
  static final String SCRIPT = "<script>document.title='owned'</script>";
  static final String TURNED = "V9__\u202egnp.sql";
  private static final String SQL =
      "-- </style></script><img src=x onerror=\"document.title='owned'\">\nselect '%s';\n";

  private HostileLedger() {}

  static LedgerReading reading() {
    InMemoryHistory theirs =
        new InMemoryHistory()
            .withScripts()
            .applied("1_a", SQL.formatted("<!-- theirs \u202e-->"))
            .applied(SCRIPT, "select 1;")
            .applied(TURNED, "select 2;")
            .applied("\"><img src=x onerror=alert(1)>", "select 3;")
            .applied("x".repeat(300), "select 4;");
    Migration ours =
        new Migration(
            MigrationId.parse("1_a"),
            SqlText.of(SQL.formatted("<!-- ours -->")),
            null,
            true,
            "db/<b>1_a</b>.sql");
    Ledger ledger =
        Ledger.inMemory("hub")
            .migrations(() -> List.of(ours))
            .author("\"><script>document.title='owned'</script>")
            .environment(Environment.reconcile("prod", theirs))
            .open();
    ledger.sync("prod");
    return LedgerReading.of(ledger);
  }
}
