package dev.oneledger.samples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of the library as its messages write it, such as {@code resolve("dev", "144",
 * Resolution.applied(who, why))}.
 *
 * @param name what is called; a chain of calls has its names joined by dots
 * @param arguments as they are written, those of a chain one after the other
 * @param end where in the text it ends
 */
record ApiCall(String name, List<String> arguments, int end) {
  private static final Pattern HEAD =
      Pattern.compile("\\G(?:new )?([A-Za-z]\\w*(?:\\.[A-Za-z]\\w*)*)\\(");

  /** The call that begins there, if one does. */
  static Optional<ApiCall> at(String text, int start) {
    Matcher head = HEAD.matcher(text);
    if (!head.find(start)) {
      return Optional.empty();
    }
    List<String> arguments = new ArrayList<>();
    int end = arguments(text, head.end(), arguments);
    if (end < 0) {
      return Optional.empty();
    }
    ApiCall call = new ApiCall(head.group(1), arguments, end);
    return Optional.of(text.startsWith(".", end) ? call.chained(text) : call);
  }

  private ApiCall chained(String text) {
    return at(text, end + 1)
        .map(
            next -> {
              List<String> all = new ArrayList<>(arguments);
              all.addAll(next.arguments());
              return new ApiCall(name + "." + next.name(), all, next.end());
            })
        .orElse(this);
  }

  /** Collects arguments up to the closing parenthesis; gives the place behind it, or -1. */
  private static int arguments(String text, int start, List<String> into) {
    int depth = 0;
    int from = start;
    boolean quoted = false;
    for (int at = start; at < text.length(); at++) {
      char c = text.charAt(at);
      quoted ^= c == '"';
      if (!quoted && depth == 0 && (c == ',' || c == ')')) {
        String argument = text.substring(from, at).strip();
        if (!argument.isEmpty()) {
          into.add(argument);
        }
        from = at + 1;
        if (c == ')') {
          return at + 1;
        }
      } else if (!quoted) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
    }
    return -1;
  }

  /**
   * An argument for a shell; where it is no text but the name of a parameter, or is left out, what
   * stands for it.
   */
  String word(int index, String standIn) {
    if (index >= arguments.size() || !arguments.get(index).startsWith("\"")) {
      return standIn;
    }
    return quoted(arguments.get(index).replaceAll("^\"|\"$", ""));
  }

  /** A word for a shell. */
  static String quoted(String text) {
    return text.matches("[\\w.:/@+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** An argument that is a call itself. */
  Optional<ApiCall> call(int index) {
    return index < arguments.size() ? at(arguments.get(index), 0) : Optional.empty();
  }
}
