package dev.oneledger.reliability.compare;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.reliability.compare.LeftOut.Why;
import dev.oneledger.spi.MigrationSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a folder: migrations in the ledger's order, rollbacks, and what is neither. */
final class MigrationSet {
  private static final String ROLLBACK = "Rollback file";

  /** For names in which the library reads nothing at all. */
  private static final Pattern TAKES_BACK =
      Pattern.compile("(?:^|\\W|_)(?:down|rollback|undo|revert)\\.sql$", Pattern.CASE_INSENSITIVE);

  private final Copies copies = new Copies();
  private final List<SetFile> migrations = new ArrayList<>();
  private final List<String> rollbacks = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final Order order;
  private int cut;
  private int numbered;

  private MigrationSet(Order order) {
    this.order = order;
  }

  /** Reads all {@code .sql} files of a folder and its subfolders, hidden ones excepted. */
  static MigrationSet in(Path folder, Order order) {
    MigrationSet set = new MigrationSet(order);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> !Files.isDirectory(each)).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (name.endsWith(".sql") && !("/" + name).contains("/.")) {
          set.add(name, file);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    set.refuseSecondsOfARevision();
    set.migrations.sort(Comparator.comparing(file -> file.migration().id()));
    return set;
  }

  List<SetFile> migrations() {
    return List.copyOf(migrations);
  }

  List<String> rollbacks() {
    return List.copyOf(rollbacks);
  }

  List<LeftOut> leftOut() {
    return List.copyOf(leftOut);
  }

  /** How many files have a part that takes them back, which was cut off. */
  int cut() {
    return cut;
  }

  private void add(String name, Path file) {
    try {
      String text = SqlText.decode(Files.readAllBytes(file), name).text();
      String kept = DownPart.cutOff(text);
      if (order == Order.PATH && isRollback(name, kept)) {
        rollbacks.add(name);
      } else if (order == Order.PATH) {
        migrations.add(copies.of(numberedName(name), kept));
      } else if (kept.equals(text)) {
        Migration migration = MigrationSource.of(Map.of(name, text)).load().get(0);
        migrations.add(new SetFile(name, file, migration));
      } else {
        migrations.add(copies.of(name, kept));
      }
      cut += kept.equals(text) ? 0 : 1;
    } catch (IOException unreadable) {
      leftOut.add(new LeftOut(name, Why.NOT_LOADED, "it cannot be read: " + unreadable));
    } catch (LedgerException refused) {
      String reason = String.valueOf(refused.getMessage());
      if (reason.startsWith(ROLLBACK)) {
        rollbacks.add(name);
      } else {
        leftOut.add(new LeftOut(name, Why.NOT_LOADED, reason));
      }
    }
  }

  private static boolean isRollback(String name, String text) {
    if (TAKES_BACK.matcher(name).find()) {
      return true;
    }
    try {
      MigrationSource.of(Map.of(name, text)).load();
      return false;
    } catch (LedgerException refused) {
      return String.valueOf(refused.getMessage()).startsWith(ROLLBACK);
    }
  }

  private String numberedName(String name) {
    numbered++;
    String slug = name.substring(0, name.length() - ".sql".length()).replaceAll("\\W+", "_");
    return "%s_%s.sql".formatted(numbered, slug);
  }

  private void refuseSecondsOfARevision() {
    Map<Object, SetFile> first = new HashMap<>();
    migrations.removeIf(
        file -> {
          SetFile other = first.putIfAbsent(file.key(), file);
          if (other != null) {
            leftOut.add(
                new LeftOut(file.name(), Why.NOT_LOADED, "the same revision as " + other.name()));
          }
          return other != null;
        });
  }
}
