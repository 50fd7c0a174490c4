package dev.oneledger.ddl.internal.data;

import dev.oneledger.ddl.internal.probe.StatementEffect;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
 * @param named those that the statement may set to a number without drawing it
 * @param firstNames of those that the migration renames, their names before it
 */
record CounterCapture(
    int statement,
    String snapshot,
    List<String> sequences,
    List<String> named,
    Map<String, String> firstNames) {

  private static final Pattern MOVES =
      Pattern.compile(
          "\\b(setval|nextval|restart)\\b|^\\s*(do|call|select|with)\\b", Pattern.CASE_INSENSITIVE);

  private static final String DECLARATIONS =
      "  counter record;\n  stands bigint;\n  called boolean;\n  own bigint;";

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
            number,
            registry.counters(number),
            any ? List.of() : List.copyOf(moved),
            all.stream().filter(one -> named(effect, one)).map(CatalogObject::ident).toList(),
            firstNames));
  }

  /** By the sequence's own name, or by that of the table which owns it. */
  private static boolean named(StatementEffect effect, CatalogObject sequence) {
    String text = effect.statement().text().toLowerCase(Locale.ROOT);
    String owner = String.valueOf(sequence.get("ownedby"));
    return text.contains("setval")
        && (text.contains(lastName(sequence.ident()))
            || (owner.indexOf('.') > 0
                && text.contains(lastName(owner.substring(0, owner.lastIndexOf('.'))))));
  }

  private static String lastName(String ident) {
    return ident.substring(ident.lastIndexOf('.') + 1).replace("\"", "").toLowerCase(Locale.ROOT);
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

  /** Where others moved one since an earlier run, that run's position is of no use any more. */
  String before(Registry registry) {
    return Sql.block(
        DECLARATIONS,
        registry.clear(snapshot)
            + """
            IF to_regclass(%1$s) IS NULL THEN
              CREATE TABLE %2$s (sequence text PRIMARY KEY, last_value bigint NOT NULL, is_called boolean NOT NULL,
                left_value bigint, left_called boolean, drawn bigint, storage oid);
            %4$sEND IF;
            %3$s
              DELETE FROM %2$s AS k WHERE k.sequence = counter.name AND (k.left_value, k.left_called) <> (stands, called);
              INSERT INTO %2$s VALUES (counter.name, stands, called, NULL, NULL, own, counter.storage)
                ON CONFLICT (sequence) DO UPDATE SET drawn = excluded.drawn, storage = excluded.storage;
            END LOOP;"""
                .formatted(Sql.literal(snapshot), snapshot, loop(), Privacy.of(snapshot)));
  }

  /**
   * Other sessions may draw meanwhile, which must not look like the statement's doing. It is, where
   * the storage is new, the position lies back, or this session drew the last number.
   */
  String after() {
    return Sql.block(
        DECLARATIONS,
        """
        %2$s
          UPDATE %1$s AS k SET left_value = stands, left_called = called WHERE k.sequence = counter.name
            AND (k.storage <> counter.storage OR (stands < k.last_value) = counter.up AND stands <> k.last_value
              OR k.drawn IS DISTINCT FROM own AND own = stands OR k.sequence = ANY (ARRAY[%3$s]::text[]));
          DELETE FROM %1$s AS k WHERE k.sequence = counter.name
            AND (k.left_value IS NULL OR (k.last_value, k.is_called) = (k.left_value, k.left_called));
        END LOOP;"""
            .formatted(snapshot, loop(), literals(named)));
  }

  private static String literals(List<String> names) {
    return names.stream().map(Sql::literal).collect(Collectors.joining(", "));
  }

  private String loop() {
    String which =
        sequences.isEmpty()
            ? ""
            : " AND c.oid IN (SELECT to_regclass(name) FROM unnest(ARRAY[%s]) AS given(name))"
                .formatted(literals(sequences));
    return """
        FOR counter IN SELECT format('%%I.%%I', n.nspname, c.relname) AS name, c.oid::regclass AS here, c.relfilenode AS storage, q.seqincrement > 0 AS up
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_sequence q ON q.seqrelid = c.oid
            WHERE n.nspname !~ '^pg_' AND NOT (c.relname ~ '^snapshot_' AND c.relnamespace
                = (SELECT relnamespace FROM pg_catalog.pg_class WHERE oid = to_regclass(%s)))
              AND CASE WHEN c.relkind = 'S' THEN has_sequence_privilege(c.oid, 'SELECT') END%s LOOP
          EXECUTE format('SELECT last_value, is_called FROM %%s', counter.here) INTO stands, called;
          BEGIN
            own := currval(counter.here);
          EXCEPTION WHEN object_not_in_prerequisite_state THEN
            own := NULL;
          END;"""
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
