package dev.oneledger.ddl.internal.data;

import dev.oneledger.jdbc.CatalogSnapshot;
import dev.oneledger.jdbc.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;

/** Everything in a database outside the ledger's own schema: catalog, rows, counters. */
record DatabaseState(List<String> catalog, List<String> rows, List<String> counters) {

  static DatabaseState of(TestDatabase database) {
    List<String> rows = new ArrayList<>();
    for (String table :
        database.query(
            "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE relkind = 'r' AND nspname NOT IN ('pg_catalog', 'information_schema',"
                + " 'oneledger') ORDER BY 1")) {
      database
          .query("SELECT concat('" + table.replace("'", "''") + " ', t::text) FROM ONLY " + table + " t ORDER BY 1")
          .forEach(row -> rows.add(String.valueOf(row)));
    }
    List<String> counters = new ArrayList<>();
    for (String sequence :
        database.query(
            "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE relkind = 'S' AND nspname <> 'oneledger' ORDER BY 1")) {
      counters.add(
          sequence + database.rows("SELECT last_value, is_called FROM " + sequence).get(0));
    }
    return new DatabaseState(CatalogSnapshot.of(database.dataSource()).lines(), rows, counters);
  }
}
