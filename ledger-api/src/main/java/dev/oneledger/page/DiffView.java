package dev.oneledger.page;

import dev.oneledger.page.ChangedWords.Part;
import dev.oneledger.page.DiffLine.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A diff that unfolds, in one column or side by side. */
final class DiffView {
  private final Html html;
  private final String name;

  /**
   * @param name tells its two buttons from those of other diffs
   */
  DiffView(Html html, String name) {
    this.html = html;
    this.name = name;
  }

  void write(String unified, String migration) {
    DiffLine.Whole diff = DiffLine.read(unified);
    List<DiffPair> pairs = DiffPair.of(diff.lines());
    html.open("details", "class", "diff").element("summary", "Show diff");
    html.open("div", "class", "views", "role", "radiogroup", "aria-label", "How to show the diff");
    choice("unified", "Unified", true);
    choice("beside", "Side by side", false);
    html.close();
    unified(diff, pairs, migration);
    beside(diff, pairs, migration);
    html.close();
  }

  private void choice(String kind, String label, boolean isFirst) {
    html.open("label");
    if (isFirst) {
      html.lone("input", "type", "radio", "name", name, "class", kind, "checked", "");
    } else {
      html.lone("input", "type", "radio", "name", name, "class", kind);
    }
    html.text(label).close();
  }

  private void begin(String kind, String label) {
    html.open(
        "div", "class", "region " + kind, "role", "region", "tabindex", "0", "aria-label", label);
    html.open("table");
  }

  private void end() {
    html.close().close().close();
  }

  private void unified(DiffLine.Whole diff, List<DiffPair> pairs, String migration) {
    begin("unified", "Unified diff of " + migration);
    html.open("thead").open("tr");
    html.element("th", "before", "scope", "col", "class", "n");
    html.element("th", "after", "scope", "col", "class", "n");
    html.open("th", "scope", "col");
    html.open("span", "class", "from").text("− ").name(diff.before()).close();
    html.open("span", "class", "to").text("+ ").name(diff.after()).close();
    html.close().close().close().open("tbody");
    int at = 0;
    while (at < pairs.size()) {
      int end = at;
      while (end < pairs.size() && isChange(pairs.get(end))) {
        end++;
      }
      List<DiffPair> changes = pairs.subList(at, end);
      changes.forEach(pair -> unified(pair, pair.before()));
      changes.forEach(pair -> unified(pair, pair.after()));
      if (end == at) {
        unified(pairs.get(at), pairs.get(at).before());
      }
      at = Math.max(end, at + 1);
    }
    end();
  }

  private static boolean isChange(DiffPair pair) {
    DiffLine before = pair.before();
    return before == null || pair.after() == null || before.kind() == Kind.REMOVED;
  }

  private void unified(DiffPair pair, @Nullable DiffLine line) {
    if (line == null) {
      return;
    }
    html.open("tr", "class", style(line));
    number(line.before());
    number(line.after());
    text(pair, line);
    html.close();
  }

  private void beside(DiffLine.Whole diff, List<DiffPair> pairs, String migration) {
    begin("beside", "Diff of " + migration + ", side by side");
    html.open("thead").open("tr");
    html.element("th", "line", "scope", "col", "class", "n");
    html.open("th", "scope", "col").text("− ").name(diff.before()).close();
    html.element("th", "line", "scope", "col", "class", "n");
    html.open("th", "scope", "col").text("+ ").name(diff.after()).close();
    html.close().close().open("tbody");
    for (DiffPair pair : pairs) {
      html.open("tr");
      half(pair, pair.before(), true);
      half(pair, pair.after(), false);
      html.close();
    }
    end();
  }

  private void half(DiffPair pair, @Nullable DiffLine line, boolean isBefore) {
    if (line == null) {
      html.element("td", "", "class", "n nothing").element("td", "", "class", "nothing");
      return;
    }
    number(isBefore ? line.before() : line.after());
    text(pair, line);
  }

  private void number(int line) {
    html.element("td", line == 0 ? "" : Integer.toString(line), "class", "n");
  }

  private void text(DiffPair pair, DiffLine line) {
    html.open("td", "class", "code " + style(line));
    switch (line.kind()) {
      case HUNK -> html.text(line.text());
      case SAME -> html.element("span", " ", "class", "sign").text(line.text());
      case REMOVED -> {
        html.element("span", "−", "class", "sign").open("del");
        words(pair, line, true);
        html.close();
      }
      case ADDED -> {
        html.element("span", "+", "class", "sign").open("ins");
        words(pair, line, false);
        html.close();
      }
    }
    html.close();
  }

  private void words(DiffPair pair, DiffLine line, boolean isBefore) {
    DiffLine before = pair.before();
    DiffLine after = pair.after();
    if (before == null || after == null) {
      html.text(line.text());
      return;
    }
    for (Part part :
        isBefore
            ? ChangedWords.before(before.text(), after.text())
            : ChangedWords.after(before.text(), after.text())) {
      if (part.changed()) {
        html.element("mark", part.text());
      } else {
        html.text(part.text());
      }
    }
  }

  private static String style(DiffLine line) {
    return switch (line.kind()) {
      case HUNK -> "hunk";
      case SAME -> "same";
      case REMOVED -> "removed";
      case ADDED -> "added";
    };
  }
}
