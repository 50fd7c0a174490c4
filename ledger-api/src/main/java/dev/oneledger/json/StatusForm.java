package dev.oneledger.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.oneledger.CellState;
import dev.oneledger.Evidence;
import dev.oneledger.Mode;
import dev.oneledger.StatusMatrix;
import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.StatusMatrix.Column;
import dev.oneledger.StatusMatrix.Row;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The status matrix. Cells stand in the order of the environments. */
final class StatusForm {
  private StatusForm() {}

  static ObjectNode write(StatusMatrix matrix) {
    List<String> environments = matrix.columns().stream().map(Column::environment).toList();
    ObjectNode form = Json.object().put("app", matrix.app());
    form.set("environments", Json.list(matrix.columns(), StatusForm::write));
    form.set("migrations", Json.list(matrix.rows(), row -> write(row, environments)));
    return form;
  }

  static StatusMatrix read(JsonValue value) {
    return new StatusMatrix(
        value.field("app").text(),
        value.field("environments").list(StatusForm::column),
        value.field("migrations").list(StatusForm::row));
  }

  private static ObjectNode write(Column column) {
    ObjectNode form =
        Json.object()
            .put("name", column.environment())
            .put("mode", Json.word(column.mode()))
            .put("asOf", Json.textOrNull(column.asOf()))
            .put("source", column.source());
    form.set("findings", Json.findings(column.findings()));
    return form;
  }

  private static Column column(JsonValue value) {
    return new Column(
        value.field("name").text(),
        value.field("mode").word(Mode.class),
        value.field("asOf").orNull(asOf -> asOf.as(Instant::parse)),
        value.field("source").text(),
        FindingForm.list(value));
  }

  private static ObjectNode write(Row row, List<String> environments) {
    Set<String> names = new LinkedHashSet<>(environments);
    names.retainAll(row.cells().keySet());
    names.addAll(new TreeSet<>(row.cells().keySet()));
    ObjectNode cells = Json.object();
    names.forEach(
        name -> cells.set(Json.name(name), write(row.cells().getOrDefault(name, Cell.BLANK))));
    ObjectNode form = Json.object().put("label", row.label());
    form.set("cells", cells);
    return form;
  }

  private static Row row(JsonValue value) {
    return new Row(value.field("label").text(), value.field("cells").map(StatusForm::cell));
  }

  private static ObjectNode write(Cell cell) {
    return Json.object()
        .put("state", Json.word(cell.state()))
        .put("evidence", cell.evidence() == null ? null : Json.word(cell.evidence()))
        .put("cosmetic", cell.cosmetic());
  }

  private static Cell cell(JsonValue value) {
    return new Cell(
        value.field("state").word(CellState.class),
        value.field("evidence").orNull(evidence -> evidence.word(Evidence.class)),
        value.field("cosmetic").flag());
  }
}
