package dev.oneledger.internal.engine;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.spi.CatalogDifference;
import dev.oneledger.spi.CatalogDifference.Way;
import dev.oneledger.spi.CatalogReading;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The wording of findings about a schema that was changed past all migrations. */
final class CatalogFindings {
  private CatalogFindings() {}

  static Finding changed(String environment, CatalogDifference difference) {
    return new Finding(
        FindingCode.SCHEMA_CHANGED_OUTSIDE,
        environment + ", " + Shown.text(difference.object()),
        text(difference),
        """
        Either undo it there%s
          or bring it into the migrations%s
          or let it be with waive(...), or take the schema as it is with acceptCatalog(...)."""
            .formatted(way(difference.undo()), way(difference.adopt())));
  }

  private static String text(CatalogDifference difference) {
    return switch (difference.what()) {
      case ADDED -> "is there, and no migration made it: " + shown(difference.found()) + ".";
      case REMOVED ->
          "is gone, and no migration removed it. It was %s."
              .formatted(shown(difference.expected()));
      case CHANGED ->
          """
          is not what the migrations made of it:
            expected  %s
            found     %s"""
              .formatted(shown(difference.expected()), shown(difference.found()));
    };
  }

  private static String shown(@Nullable String definition) {
    return definition == null ? "not there" : Shown.text(definition);
  }

  private static String way(Way way) {
    String statements =
        way.statements().stream()
            .map(statement -> "\n" + statement + ";")
            .collect(Collectors.joining());
    if (way.statements().isEmpty()) {
      return " by hand (%s),".formatted(way.refusal());
    }
    return way.refusal().isBlank()
        ? ":" + statements
        : ", not all of which could be written for you (%s):%s"
            .formatted(way.refusal(), statements);
  }

  static Finding otherEngine(
      String environment, RecordedCatalog recorded, CatalogReading now, int open) {
    return notCompared(
        environment,
        "the schema was compared last on %s and is on %s %s (%s) now, which writes definitions otherwise; what was changed in between by hand cannot be told%s."
            .formatted(
                recorded.madeBy(),
                now.product(),
                now.major(),
                now.format(),
                open == 0
                    ? ""
                    : ", and %s that differed then stand as they were seen there"
                        .formatted(Counted.objects(open))),
        open == 0
            ? "Look whether somebody changed the schema since; the next sync records it anew, as it is."
            : "Settle by hand what still differs, then take the schema as it is with acceptCatalog(...); until then it is not compared.");
  }

  static Finding busy(String environment) {
    return notCompared(
        environment,
        "the schema is not as it was recorded, and migrations are being applied just now.",
        "Look again when they are through.");
  }

  static Finding failed(String environment, RuntimeException failure) {
    return notCompared(
        environment,
        "the schema could not be compared with what was recorded: %s"
            .formatted(failure.getMessage()),
        "See that its catalog can be read there; what is recorded stays, and the next sync compares.");
  }

  private static Finding notCompared(String environment, String text, String remedy) {
    return new Finding(FindingCode.SCHEMA_NOT_COMPARED, environment + ", schema", text, remedy);
  }
}
