package dev.oneledger.internal.bundle;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.internal.file.OneLine;
import java.nio.file.Path;
import java.util.List;

/** Words the refusals of one bundle's file. */
record Refusal(Path zip) {
  private static final int LONGEST_QUOTE = 200;

  /** Refused because of the file as a whole. */
  FindingsException of(FindingCode code, String text) {
    return of(code, zip.toString(), text);
  }

  /** Refused because of a file in it, or a line of that. */
  FindingsException of(FindingCode code, String place, String text) {
    Finding finding = new Finding(code, quoted(place), text, remedy(code));
    return new FindingsException("Bundle '%s' is refused.".formatted(zip), List.of(finding));
  }

  /** Text of others, on one line and no longer than is fit for a message. */
  static String quoted(String text) {
    String line = OneLine.of(text);
    return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "...";
  }

  private static String remedy(FindingCode code) {
    return switch (code) {
      case ZIP_MALFORMED ->
          "Fetch zip and signatures again, and hand the zip on as it is: never unpack and zip it again.";
      case ENTRY_NAME -> "Do not unpack it. Fetch zip and signatures again.";
      case BUNDLE_TOO_LARGE ->
          "Check that it is the right file; a release that large is cut as several.";
      case MANIFEST_CONTRADICTS -> "Do not use it. Cut the release again and publish that.";
      case FILE_CHANGED -> "Keep others from writing to it, and open it again.";
      default -> "Fetch zip and signatures again; if it is refused again, ask who published it.";
    };
  }
}
