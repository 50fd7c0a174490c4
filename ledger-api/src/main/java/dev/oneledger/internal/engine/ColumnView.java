package dev.oneledger.internal.engine;

import dev.oneledger.Finding;
import dev.oneledger.MigrationId;
import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.StatusMatrix.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One column of the matrix.
 *
 * @param column its head
 * @param cells of migrations with an id of ours
 * @param outside of migrations that only the other tool knows, by its key
 */
record ColumnView(Column column, Map<MigrationId, Cell> cells, Map<String, Cell> outside) {
  ColumnView {
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    outside = Collections.unmodifiableMap(new LinkedHashMap<>(outside));
  }

  ColumnView with(Finding finding) {
    List<Finding> findings = new ArrayList<>(column.findings());
    findings.add(finding);
    Column head =
        new Column(column.environment(), column.mode(), column.asOf(), column.source(), findings);
    return new ColumnView(head, cells, outside);
  }
}
