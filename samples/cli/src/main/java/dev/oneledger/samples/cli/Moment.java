package dev.oneledger.samples.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a moment: a day, which begins at midnight in UTC, or a time of it. */
final class Moment implements ITypeConverter<Instant> {
  static final String FORM = "2026-12-31, or 2026-12-31T18:00:00Z.";

  @Override
  public Instant convert(String text) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException other) {
      throw new TypeConversionException("'%s' is no moment: expected %s".formatted(text, FORM));
    }
  }
}
