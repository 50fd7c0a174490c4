package dev.oneledger.ddl.internal.contract;

import dev.oneledger.ddl.internal.contract.TextExpression.Text;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What PostgreSQL's {@code format} makes of a template and its arguments. */
final class FormatTemplate {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("%(?:(\\d+)\\$)?-?(?:\\d+|\\*)?([sIL%])");
  private static final Text UNKNOWN = new Text(TextExpression.HOLE, 0, true);

  private final List<Text> arguments;
  private final StringBuilder text = new StringBuilder();
  private boolean raw;

  private FormatTemplate(List<Text> arguments) {
    this.arguments = arguments;
  }

  /** The text that comes out; the template is the first of the arguments. */
  static Text filled(List<Text> arguments) {
    FormatTemplate template = new FormatTemplate(arguments);
    template.fill(arguments.get(0));
    return new Text(template.text.toString(), 0, template.raw);
  }

  private void fill(Text template) {
    raw = template.raw();
    Matcher placeholder = PLACEHOLDER.matcher(template.value());
    int position = 0;
    int end = 0;
    while (placeholder.find()) {
      text.append(template.value(), end, placeholder.start());
      end = placeholder.end();
      if (placeholder.group(2).equals("%")) {
        text.append('%');
      } else {
        position = placeholder.group(1) == null ? position + 1 : number(placeholder.group(1));
        put(placeholder.group(2), position);
      }
    }
    text.append(template.value().substring(end));
  }

  private static int number(String digits) {
    return digits.length() > 4 ? Short.MAX_VALUE : Integer.parseInt(digits);
  }

  private void put(String kind, int position) {
    boolean given = position > 0 && position < arguments.size();
    Text argument = given ? arguments.get(position) : UNKNOWN;
    switch (kind) {
      case "L" -> text.append('\'').append(argument.value().replace("'", "''")).append('\'');
      case "I" -> text.append(name(argument.value()));
      default -> {
        text.append(argument.value());
        raw |= argument.raw();
      }
    }
  }

  private static String name(String value) {
    return value.equals(TextExpression.HOLE) ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
