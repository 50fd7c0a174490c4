package dev.oneledger.ddl.internal.data;

import dev.oneledger.ddl.internal.probe.StatementEffect;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sequences that one statement may move, and where they stood before it and after it.
 *
 * @param statement the statement's number, from 1
 * @param snapshot the snapshot table's name, quoted, with schema
 * @param sequences their names before the statement; empty if it may move any
 * @param firstNames of those that the migration renames, their names before it
 */
record CounterCapture(
    int statement, String snapshot, List<String> sequences, Map<String, String> firstNames) {

  private static final Pattern MOVES =
      Pattern.compile(
          "\\b(setval|nextval|restart)\\b|^\\s*(do|call|select|with)\\b", Pattern.CASE_INSENSITIVE);

  /** Empty if the statement can move none. */
  static Optional<CounterCapture> of(
      Registry registry, Catalog first, StatementEffect effect, int number) {
    List<CatalogObject> all = kind(effect.before(), "sequence");
    boolean any = MOVES.matcher(effect.statement().text()).find();
    TreeSet<String> moved = new TreeSet<>();
    for (CatalogObject sequence : all) {
      boolean gone = effect.after().byId(sequence.id()).isEmpty();
      if (first.byId(sequence.id()).isPresent() && (any || gone || drawn(effect, sequence))) {
        moved.add(sequence.ident());
      }
    }
    if (moved.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> firstNames = new LinkedHashMap<>();
    for (CatalogObject sequence : all) {
      first
          .byId(sequence.id())
          .filter(was -> !was.ident().equals(sequence.ident()))
          .ifPresent(was -> firstNames.put(sequence.ident(), was.ident()));
    }
    return Optional.of(
        new CounterCapture(
            number, registry.counters(number), any ? List.of() : List.copyOf(moved), firstNames));
  }

  /** A table whose rows are touched owns it, or has it in a default. */
  private static boolean drawn(StatementEffect effect, CatalogObject sequence) {
    String call = "nextval('" + sequence.ident().replace("'", "''") + "'::regclass)";
    String owner = String.valueOf(sequence.get("ownedby"));
    return effect.tables().stream()
        .anyMatch(
            table ->
                owner.startsWith(table.ident() + ".")
                    || kind(effect.before(), "column").stream()
                        .filter(column -> column.id().startsWith(table.id() + "."))
                        .anyMatch(column -> String.valueOf(column.get("default")).contains(call)));
  }

  private static List<CatalogObject> kind(Catalog catalog, String kind) {
    return catalog.objects().stream().filter(object -> object.kind().equals(kind)).toList();
  }

  String before(Registry registry) {
    return Sql.block(
        "  counter record;",
        registry.clear(snapshot)
            + """
            IF to_regclass(%1$s) IS NULL THEN
              CREATE TABLE %2$s (sequence text PRIMARY KEY, last_value bigint NOT NULL, is_called boolean NOT NULL,
                left_value bigint, left_called boolean);
            END IF;
            %3$s
              EXECUTE format('INSERT INTO %4$s SELECT %%L, last_value, is_called FROM %%s ON CONFLICT DO NOTHING', counter.name, counter.name);
            END LOOP;"""
                .formatted(
                    Sql.literal(snapshot),
                    snapshot,
                    loop(),
                    snapshot.replace("'", "''").replace("%", "%%")));
  }

  String after() {
    String table = snapshot.replace("'", "''").replace("%", "%%");
    return Sql.block(
        "  counter record;",
        """
        UPDATE %1$s SET left_value = NULL, left_called = NULL;
        %2$s
          EXECUTE format('UPDATE %3$s SET (left_value, left_called) = (SELECT last_value, is_called FROM %%s) WHERE sequence = %%L', counter.name, counter.name);
        END LOOP;
        DELETE FROM %1$s WHERE (last_value, is_called) = (left_value, left_called);"""
            .formatted(snapshot, loop(), table));
  }

  private String loop() {
    String which =
        sequences.isEmpty()
            ? ""
            : " AND c.oid IN (SELECT to_regclass(name) FROM unnest(ARRAY[%s]) AS given(name))"
                .formatted(sequences.stream().map(Sql::literal).collect(Collectors.joining(", ")));
    return """
        FOR counter IN SELECT format('%%I.%%I', n.nspname, c.relname) AS name FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'S' AND n.nspname !~ '^pg_' AND NOT (c.relname ~ '^snapshot_' AND c.relnamespace
                = (SELECT relnamespace FROM pg_catalog.pg_class WHERE oid = to_regclass(%s)))
              AND CASE WHEN c.relkind = 'S' THEN has_sequence_privilege(c.oid, 'SELECT') END%s LOOP"""
        .formatted(Sql.literal(snapshot), which);
  }

  /**
   * Back to where they stood. One that moved on since goes no further back than it may without
   * giving out a number twice. The new storage makes setval a part of the transaction.
   */
  String restore() {
    return """
        FOR counter IN SELECT t.*, q.seqincrement > 0 AS up, c.oid::regclass AS here FROM (SELECT %1$s AS name, k.* FROM %2$s k) AS t
            JOIN pg_catalog.pg_class c ON c.oid = to_regclass(t.name) JOIN pg_catalog.pg_sequence q ON q.seqrelid = c.oid LOOP
          EXECUTE format('SELECT last_value, is_called FROM %%s', counter.here) INTO stands, called;
          IF counter.left_value IS NULL OR (stands, called) = (counter.left_value, counter.left_called)
              OR (stands < counter.last_value) = counter.up AND stands <> counter.last_value THEN
            EXECUTE format('ALTER SEQUENCE %%s RESTART', counter.here);
            PERFORM setval(counter.here, counter.last_value, counter.is_called);
          END IF;
        END LOOP;
        """
        .formatted(firstName(), snapshot);
  }

  private String firstName() {
    if (firstNames.isEmpty()) {
      return "k.sequence";
    }
    return firstNames.entrySet().stream()
        .map(e -> "WHEN %s THEN %s".formatted(Sql.literal(e.getKey()), Sql.literal(e.getValue())))
        .collect(Collectors.joining(" ", "CASE k.sequence ", " ELSE k.sequence END"));
  }
}
