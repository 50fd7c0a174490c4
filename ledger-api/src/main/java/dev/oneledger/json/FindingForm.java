package dev.oneledger.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.WaivedFinding;
import dev.oneledger.Waiver;
import java.time.Instant;
import java.util.List;

/** Findings, open and waived. The severity follows from the code: it is there for readers. */
final class FindingForm {
  private FindingForm() {}

  static ObjectNode write(Finding finding) {
    return Json.object()
        .put("code", finding.code().code())
        .put("severity", Json.word(finding.code().severity()))
        .put("place", finding.place())
        .put("text", finding.text())
        .put("remedy", finding.remedy());
  }

  static Finding read(JsonValue value) {
    return new Finding(
        code(value.field("code")),
        value.field("place").text(),
        value.field("text").text(),
        value.field("remedy").text());
  }

  private static FindingCode code(JsonValue value) {
    String code = value.text();
    for (FindingCode known : FindingCode.values()) {
      if (known.code().equals(code)) {
        return known;
      }
    }
    throw value.refused(
        "the code of a finding", "one that this version of the library does not know: upgrade it");
  }

  /** The findings of a report. */
  static List<Finding> list(JsonValue report) {
    return report.field("findings").list(FindingForm::read);
  }

  static ObjectNode write(WaivedFinding waived) {
    Waiver waiver = waived.waiver();
    ObjectNode form = Json.object();
    form.set("finding", write(waived.finding()));
    return form.put("who", waiver.who())
        .put("why", waiver.why())
        .put("until", Json.textOrNull(waiver.until()));
  }

  static WaivedFinding readWaived(JsonValue value) {
    return new WaivedFinding(
        read(value.field("finding")),
        new Waiver(
            value.field("who").text(),
            value.field("why").text(),
            value.field("until").orNull(until -> until.as(Instant::parse))));
  }
}
