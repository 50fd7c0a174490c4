package dev.oneledger.ddl.internal.portable;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.SqlDialect;
import java.util.ArrayList;
import java.util.List;

/** Steps as one product's text. */
final class DdlText {
  private final Product product;
  private final List<String> statements = new ArrayList<>();
  private final List<Finding> refusals = new ArrayList<>();

  DdlText(SqlDialect dialect) {
    this.product = Product.of(dialect);
  }

  DdlText write(List<Step> steps) {
    Frames frames = new Frames(product);
    for (Step step : product.namesPrimaryKeys() ? steps : KeyNames.leftOutOf(steps)) {
      try {
        CommonLimits.require(step);
        statements.addAll(product.write(step, frames));
      } catch (StepRefusal refused) {
        refusals.add(
            new Finding(
                FindingCode.NOT_GUARDABLE,
                refused.object(),
                "%s has no safe form for this step: %s."
                    .formatted(product.dialect(), refused.why()),
                refused.remedy()));
      }
    }
    return this;
  }

  List<Finding> refusals() {
    return refusals;
  }

  String text(String header) {
    boolean wrapped = product.dialect() == SqlDialect.POSTGRESQL;
    StringBuilder text = new StringBuilder(header);
    text.append(wrapped ? "BEGIN;\n" : "");
    statements.forEach(each -> text.append(each).append(";\n"));
    return text.append(wrapped ? "COMMIT;\n" : "").toString();
  }

  boolean isEmpty() {
    return statements.isEmpty();
  }
}
