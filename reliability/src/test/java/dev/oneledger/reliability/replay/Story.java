package dev.oneledger.reliability.replay;

import dev.oneledger.Bundle;
import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.Release;
import dev.oneledger.SqlDialect;
import dev.oneledger.flyway.FlywayLayout;
import dev.oneledger.layout.AtlasLayout;
import dev.oneledger.layout.DbmateLayout;
import dev.oneledger.layout.GolangMigrateLayout;
import dev.oneledger.layout.PlainLayout;
import dev.oneledger.liquibase.LiquibaseLayout;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.MigrationSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One application's lineage in two releases: the first five migrations with a view, then the rest
 * with the view changed. The texts are in {@code src/test/resources/replay}.
 *
 * @param folder where the bundles lie
 */
record Story(SqlDialect dialect, Path folder, Bundle first, Bundle second) {
  static final String APP = "customer hub";

  /** The two releases. */
  enum Part {
    FIRST("rel_1", new String[] {"5", "R__overview"}),
    SECOND("rel_2", new String[] {"6", "7", "8", "9", "10", "R__overview"});

    private final String id;
    private final String[] attached;

    Part(String id, String[] attached) {
      this.id = id;
      this.attached = attached;
    }
  }

  /** Cuts both releases and writes their bundles. */
  static Story write(SqlDialect dialect, Path folder) {
    LedgerStore store = new InMemoryLedgerStore();
    Bundle first = cut(ledger(dialect, store, Part.FIRST, null), Part.FIRST).bundle();
    Bundle second = cut(ledger(dialect, store, Part.SECOND, null), Part.SECOND).bundle();
    Story story = new Story(dialect, folder, first, second);
    first.writeDirectory(story.folder(Part.FIRST));
    second.writeDirectory(story.folder(Part.SECOND));
    return story;
  }

  Bundle bundle(Part part) {
    return part == Part.FIRST ? first : second;
  }

  /** The written bundle. */
  Path folder(Part part) {
    return folder.resolve(part.id);
  }

  /** A ledger whose build has the texts of one release. */
  static Ledger ledger(
      SqlDialect dialect, LedgerStore store, Part part, @Nullable Environment environment) {
    var builder =
        Ledger.forApp(APP)
            .store(store)
            .dialect(dialect)
            .migrations(MigrationSource.of(texts(dialect, part)))
            .bundleLayout(new FlywayLayout())
            .bundleLayout(new LiquibaseLayout())
            .bundleLayout(new AtlasLayout())
            .bundleLayout(new DbmateLayout())
            .bundleLayout(new GolangMigrateLayout())
            .bundleLayout(new PlainLayout());
    return (environment == null ? builder : builder.environment(environment)).open();
  }

  static Release cut(Ledger ledger, Part part) {
    return ledger.release(part.id, part.id).attach(part.attached).cut();
  }

  private static Map<String, String> texts(SqlDialect dialect, Part part) {
    Path all = Path.of("src/test/resources/replay", dialect.name().toLowerCase(Locale.ROOT));
    Map<String, String> texts = new TreeMap<>(read(all.resolve("lineage")));
    if (part == Part.FIRST) {
      texts.putAll(read(all.resolve("before")));
    }
    return texts;
  }

  private static Map<String, String> read(Path folder) {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
      }
      return texts;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
