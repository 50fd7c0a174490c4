package dev.oneledger.page;

import dev.oneledger.FindingCode;
import java.util.Locale;

/** A finding's code, with the place in the documentation where an operator reads on. */
final class Badge {
  private Badge() {}

  /** Writes it; what it refers to is a text and no link, so that the page leads nowhere outside. */
  static Html of(Html html, FindingCode code) {
    return html.element("span", code.code(), "class", "badge", "title", reference(code));
  }

  /** Stable: {@code docs/operations.md#d001}. */
  static String reference(FindingCode code) {
    return "docs/operations.md#" + code.code().toLowerCase(Locale.ROOT);
  }
}
