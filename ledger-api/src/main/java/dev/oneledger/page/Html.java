package dev.oneledger.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes HTML. Texts and attribute values go in as they are meant and come out escaped; there is no
 * way to hand in markup, except an {@link Asset} of this package. Elements are closed in the order
 * they were opened, or not at all. Not thread-safe.
 *
 * <p>Writing fails with {@link UncheckedIOException}.
 */
final class Html {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Writer out;
  private final Deque<String> open = new ArrayDeque<>();

  Html(Writer out) {
    this.out = out;
  }

  /** The document's first line. */
  Html doctype() {
    write("<!DOCTYPE html>\n");
    return this;
  }

  /**
   * Begins an element.
   *
   * @param attributes names and values, in turn; one whose value is empty stands without it
   */
  Html open(String tag, String... attributes) {
    start(tag, attributes);
    open.push(tag);
    return this;
  }

  /** An element that has no content and no end, such as {@code meta} or {@code input}. */
  Html lone(String tag, String... attributes) {
    start(tag, attributes);
    return this;
  }

  private void start(String tag, String... attributes) {
    write("<");
    write(named(tag));
    for (int i = 0; i < attributes.length; i += 2) {
      write(" ");
      write(named(attributes[i]));
      if (!attributes[i + 1].isEmpty()) {
        write("=\"");
        VisibleText.split(
            attributes[i + 1], this::escaped, point -> write(VisibleText.codePoint(point)));
        write("\"");
      }
    }
    write(">");
  }

  /** Ends the element that was begun last. */
  Html close() {
    String tag = open.pop();
    write("</");
    write(tag);
    write(isBlock(tag) ? ">\n" : ">");
    return this;
  }

  private static boolean isBlock(String tag) {
    return switch (tag) {
      case "tr", "tbody", "thead", "section", "p", "li", "div", "details", "h1", "h2", "h3" -> true;
      default -> false;
    };
  }

  /** A whole element with a text. */
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** A text; what cannot be seen in it is shown by its code point, in a frame. */
  Html text(String text) {
    VisibleText.split(text, this::escaped, this::framed);
    return this;
  }

  private void framed(int point) {
    write("<span class=\"unseen\">");
    write(VisibleText.codePoint(point));
    write("</span>");
  }

  /** A name that somebody else chose: it is kept apart from the direction of the text around it. */
  Html name(String name) {
    return element("bdi", name);
  }

  /** A name that belongs to code, such as a migration's; a narrow line breaks behind {@code _}. */
  Html code(String code) {
    open("code").open("bdi");
    int from = 0;
    for (int i = code.indexOf('_'); i >= 0 && i + 1 < code.length(); i = code.indexOf('_', i + 1)) {
      text(code.substring(from, i + 1)).lone("wbr");
      from = i + 1;
    }
    return text(code.substring(from)).close().close();
  }

  /** A moment, to the minute. */
  Html time(Instant at) {
    return element("time", MINUTE.format(at) + " UTC", "datetime", at.toString());
  }

  /** The style or the script, as it is. */
  Html asset(Asset asset) {
    open(asset.tag());
    write(asset.content());
    return close();
  }

  private void escaped(String text) {
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      String entity = entity(text.charAt(i));
      if (entity != null) {
        write(text, from, i);
        write(entity);
        from = i + 1;
      }
    }
    write(text, from, text.length());
  }

  private static @Nullable String entity(char character) {
    return switch (character) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> null;
    };
  }

  /** Tags and attributes are words of this package; anything else is a mistake in it. */
  private static String named(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') {
        throw new IllegalArgumentException("Not the name of a tag or attribute: " + name);
      }
    }
    return name;
  }

  private void write(String text) {
    write(text, 0, text.length());
  }

  private void write(String text, int from, int to) {
    try {
      out.write(text, from, to - from);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
