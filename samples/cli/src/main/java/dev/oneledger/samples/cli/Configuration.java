package dev.oneledger.samples.cli;

import static dev.oneledger.UnknownNameException.hint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.oneledger.GatePolicy;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerBuilder;
import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.spi.MigrationSource;
import dev.oneledger.spi.ReleaseGate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What {@code oneledger.yaml} says.
 *
 * @param app the application
 * @param migrations the folder of its migrations
 * @param dialect the SQL they are written in, where the databases do not say
 * @param ledger where the ledger lives
 * @param schema the schema of the ledger's tables, where it is not the usual one
 * @param scratch where migrations are proven
 * @param layouts for which tools bundles are made
 * @param gates what must hold before releases are cut or assigned
 * @param environments the environments by name, in order
 */
record Configuration(
    String app,
    Path migrations,
    Optional<SqlDialect> dialect,
    DatabaseAccess ledger,
    Optional<String> schema,
    Optional<DatabaseAccess> scratch,
    List<Layout> layouts,
    List<ReleaseGate> gates,
    Map<String, EnvironmentSettings> environments) {

  /** Reads the file; paths in it are relative to its folder. */
  static Configuration read(Path file, Map<String, String> variables) {
    Section all = parse(file);
    all.knowing(
        "app", "migrations", "dialect", "ledger", "scratch", "layouts", "gates", "environments");
    Path folder = file.toAbsolutePath().resolveSibling("");
    Section ledger = all.section("ledger");
    ledger.knowing("url", "schema", "userEnv", "userFile", "passwordEnv", "passwordFile");
    Map<String, EnvironmentSettings> environments = new LinkedHashMap<>();
    all.section("environments")
        .sections()
        .forEach(
            (name, section) ->
                environments.put(name, EnvironmentSettings.of(name, section, folder, variables)));
    return new Configuration(
        all.need("app"),
        folder.resolve(all.need("migrations")),
        all.oneOf("dialect", SqlDialect.class),
        DatabaseAccess.of(ledger, folder, variables),
        ledger.text("schema"),
        scratch(all, folder, variables),
        all.texts("layouts").stream().map(name -> Layout.of(all, name)).toList(),
        GateSettings.of(all),
        environments);
  }

  private static Optional<DatabaseAccess> scratch(
      Section all, Path folder, Map<String, String> variables) {
    if (!all.has("scratch")) {
      return Optional.empty();
    }
    Section section = all.section("scratch");
    section.knowing("url", "userEnv", "userFile", "passwordEnv", "passwordFile");
    return Optional.of(DatabaseAccess.of(section, folder, variables));
  }

  private static Section parse(Path file) {
    YAMLMapper mapper =
        new YAMLMapper(
            YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
    try {
      String text = Files.readString(file);
      JsonNode root = mapper.readTree(text);
      Lines lines = Lines.of(String.valueOf(file.getFileName()), text, mapper.getFactory());
      return new Section(lines, "", root);
    } catch (JsonProcessingException malformed) {
      // Its message quotes the lines around, which may hold what does not belong there.
      throw new ConfigurationException(
          "%s:%s: this is not YAML, or has a key twice, at column %s. Mend that line."
              .formatted(
                  file.getFileName(),
                  malformed.getLocation().getLineNr(),
                  malformed.getLocation().getColumnNr()));
    } catch (IOException unreadable) {
      throw new ConfigurationException(
          "Configuration %s cannot be read. Go to its folder, or name it with --config."
              .formatted(file));
    }
  }

  /**
   * An environment.
   *
   * @throws ConfigurationException if there is none of that name; it suggests others
   */
  EnvironmentSettings environment(String name) {
    EnvironmentSettings found = environments.get(name);
    if (found == null) {
      throw new ConfigurationException(
          "Unknown environment '%s': %s.".formatted(name, hint(name, environments.keySet())));
    }
    return found;
  }

  /**
   * Where migrations are proven.
   *
   * @throws ConfigurationException if none is configured
   */
  DataSource scratchDatabase() {
    return scratch
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "scratch: needed here: give the JDBC URL of an empty database that may be"
                        + " written to, in a section like that of the ledger."))
        .dataSource();
  }

  /** The ledger with that environment alone, so that nobody needs the credentials of the others. */
  LedgerBuilder ledgerFor(String environment) {
    return builder().environment(environment(environment).toEnvironment());
  }

  /** The ledger with all environments. */
  LedgerBuilder ledgerForAll() {
    LedgerBuilder builder = builder();
    environments.values().forEach(each -> builder.environment(each.toEnvironment()));
    return builder;
  }

  private LedgerBuilder builder() {
    JdbcLedgerStore store = JdbcLedgerStore.on(ledger.dataSource());
    LedgerBuilder builder =
        Ledger.forApp(app)
            .store(schema.map(store::schema).orElse(store))
            .migrations(MigrationSource.directory(migrations));
    dialect.ifPresent(builder::dialect);
    layouts.forEach(layout -> builder.bundleLayout(layout.files()));
    gates.forEach(gate -> builder.gate(gate, GatePolicy.REFUSE));
    return builder;
  }
}
