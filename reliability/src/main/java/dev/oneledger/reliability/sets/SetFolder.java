package dev.oneledger.reliability.sets;

import dev.oneledger.SqlText;
import dev.oneledger.reliability.campaign.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a folder of migrations of any naming: {@code V1__x.sql} with {@code U1__x.sql}, {@code
 * 1_x.up.sql} with {@code 1_x.down.sql}, timestamps, {@code x.sql} with {@code x.rollback.sql},
 * folders with {@code up.sql} and {@code down.sql}, files that hold both ways. Numbers in names
 * count as numbers; repeatable migrations ({@code R__x.sql}) come last.
 */
final class SetFolder {
  private static final Pattern TAKES_BACK =
      Pattern.compile(
          "(.*?)(?:^|(?<=/)|[._-])(?:down|rollback|undo|revert)\\.sql$", Pattern.CASE_INSENSITIVE);
  private static final Pattern APPLIES =
      Pattern.compile(
          "(.*?)(?:(?:^|(?<=/)|[._-])(?:up|apply|migration|deploy))?\\.sql$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern UNDO = Pattern.compile("(.*/)?[Uu](\\d[^/]*)\\.sql$");
  private static final Pattern VERSION = Pattern.compile("[Vv]?(\\d+(?:[._-]\\d+)*)");
  private static final Pattern LEADING_NUMBER = Pattern.compile("(?:.*/)?[Vv]?(\\d+)[^/]*");

  private final Map<String, String> placeholders;
  private final Map<String, String> ups = new HashMap<>();
  private final Map<String, String> downs = new HashMap<>();

  private SetFolder(Map<String, String> placeholders) {
    this.placeholders = placeholders;
  }

  /**
   * The migrations in order.
   *
   * @param placeholders what stands for {@code ${key}}
   */
  static List<SetFile> read(Path folder, Map<String, String> placeholders) {
    if (!Files.isDirectory(folder)) {
      throw new UsageException("Option 'folder': '%s' is no folder".formatted(folder));
    }
    SetFolder set = new SetFolder(placeholders);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (name.endsWith(".sql") && !("/" + name).contains("/.")) {
          set.add(name, SqlText.decode(Files.readAllBytes(file), name).text());
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return set.files();
  }

  private void add(String name, String raw) {
    String text = raw;
    for (Map.Entry<String, String> each : placeholders.entrySet()) {
      text = text.replace("${" + each.getKey() + "}", each.getValue());
    }
    Matcher undo = UNDO.matcher(name);
    Matcher back = TAKES_BACK.matcher(name);
    if (undo.matches()) {
      String folder = undo.group(1) == null ? "" : undo.group(1);
      downs.put(stem(folder + "V" + undo.group(2) + ".sql"), text);
    } else if (back.matches()) {
      downs.put(back.group(1), text);
    } else {
      ups.put(name, text);
    }
  }

  private List<SetFile> files() {
    List<String> names = new ArrayList<>(ups.keySet());
    names.sort(
        Comparator.comparing((String name) -> name.matches("(.*/)?R__[^/]*"))
            .thenComparing(SetFolder::inOrder));
    List<SetFile> files = new ArrayList<>();
    for (String name : names) {
      Halves halves = Halves.of(ups.getOrDefault(name, ""));
      String down = halves.down() == null ? down(name) : halves.down();
      files.add(new SetFile(files.size() + 1, name, halves.up(), down, false));
    }
    return files;
  }

  /** By the same stem, else by the same number where just one has it. */
  private @Nullable String down(String name) {
    String exact = downs.get(stem(name));
    if (exact != null || downs.isEmpty()) {
      return exact;
    }
    String number = number(name);
    List<String> alike =
        downs.keySet().stream()
            .filter(each -> !number.isEmpty() && number(each).equals(number))
            .toList();
    return alike.size() == 1 ? downs.get(alike.get(0)) : null;
  }

  private static String stem(String name) {
    Matcher applies = APPLIES.matcher(name);
    return applies.matches() ? applies.group(1) : name;
  }

  private static String number(String name) {
    Matcher number = LEADING_NUMBER.matcher(name);
    return number.matches() ? number.group(1) : "";
  }

  private static int inOrder(String one, String other) {
    List<BigInteger> left = version(one);
    List<BigInteger> right = version(other);
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = left.get(i).compareTo(right.get(i));
      if (order != 0) {
        return order;
      }
    }
    int shorter = Integer.compare(left.size(), right.size());
    return shorter != 0 ? shorter : one.compareTo(other);
  }

  /** The numbers that the file's name begins with, else its folder's. */
  private static List<BigInteger> version(String name) {
    String[] path = name.split("/", -1);
    for (int i = path.length - 1; i >= Math.max(0, path.length - 2); i--) {
      Matcher found = VERSION.matcher(path[i]);
      if (found.lookingAt()) {
        return Stream.of(found.group(1).split("[._-]", -1)).map(BigInteger::new).toList();
      }
    }
    return List.of();
  }
}
