package dev.oneledger.ddl.laws;

import dev.oneledger.ddl.laws.Present.Item;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Statements about what hangs on tables, and what lies outside them. */
record RandomObjects(Chance chance, Present present) {

  /** One of them; empty where what it needs is not there. */
  String statement() {
    return switch (chance.number(13)) {
      case 0, 1 -> index();
      case 2, 3 -> view();
      case 4 -> type();
      case 5 -> function();
      case 6 -> trigger();
      case 7 -> policy();
      case 8, 9 -> comment();
      case 10 -> grant();
      case 11 -> sequence();
      default -> schema();
    };
  }

  private String some(String kind, Function<Item, String> statement) {
    List<Item> all = present.all(kind);
    return all.isEmpty() ? "" : statement.apply(chance.one(all));
  }

  private String drop(String kind) {
    return some(
        kind,
        item ->
            "DROP %s %s%s%s"
                .formatted(
                    word(kind),
                    chance.percent(20) ? "IF EXISTS " : "",
                    item.name(),
                    chance.percent(60) ? " CASCADE" : ""));
  }

  private static String word(String kind) {
    return switch (kind) {
      case "enum" -> "TYPE";
      case "trigger function" -> "FUNCTION";
      default -> kind.toUpperCase(Locale.ROOT);
    };
  }

  private String columnOf(Item table) {
    List<Item> columns = present.of("column", table);
    return columns.isEmpty() ? "id" : chance.one(columns).name();
  }

  private String index() {
    if (chance.percent(30)) {
      return chance.percent(70)
          ? drop("index")
          : some("index", i -> "ALTER INDEX %s RENAME TO %s".formatted(i.name(), chance.name()));
    }
    return some(
        "table",
        table ->
            "CREATE %sINDEX %s ON %s (%s)%s"
                .formatted(
                    chance.percent(25) ? "UNIQUE " : "",
                    chance.percent(80) ? chance.name() : "",
                    table.name(),
                    chance.percent(70)
                        ? columnOf(table)
                        : "(%s IS NULL)".formatted(columnOf(table)),
                    chance.percent(25) ? " WHERE %s IS NOT NULL".formatted(columnOf(table)) : ""));
  }

  private String view() {
    if (chance.percent(30)) {
      return drop(chance.either("view", "materialized view"));
    }
    return some(
        chance.either("table", "table", "view"),
        from ->
            "CREATE %s %s AS SELECT %s FROM %s"
                .formatted(
                    chance.either("VIEW", "OR REPLACE VIEW", "MATERIALIZED VIEW"),
                    chance.name(),
                    from.kind().equals("table")
                        ? columnOf(from) + ", %d AS one".formatted(chance.number(3))
                        : "count(*) AS n",
                    from.name()));
  }

  private String type() {
    return switch (chance.number(7)) {
      case 0, 1 -> "CREATE TYPE %s AS ENUM ('a', 'b', 'it''s')".formatted(chance.name());
      case 2 ->
          some(
              "enum",
              e ->
                  "ALTER TYPE %s ADD VALUE '%s'%s"
                      .formatted(
                          e.name(), "v" + chance.number(9), chance.either("", " BEFORE 'a'")));
      case 3 ->
          some(
              "enum",
              e -> "ALTER TYPE %s RENAME VALUE 'b' TO 'b%d'".formatted(e.name(), chance.number(9)));
      case 4 ->
          "CREATE DOMAIN %s AS %s%s"
              .formatted(
                  chance.name(),
                  chance.type(),
                  chance.either("", " CHECK (VALUE IS NOT NULL OR true)"));
      case 5 -> some("enum", e -> "ALTER TYPE %s RENAME TO %s".formatted(e.name(), chance.name()));
      default -> drop(chance.either("domain", "enum"));
    };
  }

  private String function() {
    if (chance.percent(30)) {
      return drop(chance.either("function", "trigger function"));
    }
    String name = chance.name();
    return chance.percent(50)
        ? "CREATE OR REPLACE FUNCTION %s(n integer) RETURNS integer LANGUAGE sql AS 'SELECT n + %d'"
            .formatted(name, chance.number(9))
        : "CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS $f$BEGIN RETURN NEW; END$f$"
            .formatted(name);
  }

  private String trigger() {
    if (chance.percent(40)) {
      return some(
          "trigger",
          trigger ->
              chance.percent(50)
                  ? "DROP TRIGGER %s ON %s".formatted(trigger.name(), trigger.home())
                  : "ALTER TABLE %s DISABLE TRIGGER %s".formatted(trigger.home(), trigger.name()));
    }
    return some(
        "trigger function",
        function ->
            some(
                "table",
                table ->
                    "CREATE TRIGGER %s %s ON %s FOR EACH ROW EXECUTE FUNCTION %s"
                        .formatted(
                            chance.name(),
                            chance.either("BEFORE UPDATE", "AFTER INSERT OR DELETE"),
                            table.name(),
                            function.name())));
  }

  private String policy() {
    if (chance.percent(30)) {
      return some("policy", p -> "DROP POLICY %s ON %s".formatted(p.name(), p.home()));
    }
    return some(
        "table",
        table ->
            chance.percent(30)
                ? "ALTER TABLE %s ENABLE ROW LEVEL SECURITY".formatted(table.name())
                : "CREATE POLICY %s ON %s USING (%s IS NOT NULL)"
                    .formatted(chance.name(), table.name(), columnOf(table)));
  }

  private String comment() {
    String text = chance.percent(20) ? "NULL" : chance.word();
    if (chance.percent(40)) {
      return some(
          "column", c -> "COMMENT ON COLUMN %s.%s IS %s".formatted(c.home(), c.name(), text));
    }
    return some(
        chance.either("table", "view", "index", "sequence", "function", "schema", "domain"),
        i -> "COMMENT ON %s %s IS %s".formatted(word(i.kind()), i.name(), text));
  }

  private String grant() {
    return some(
        chance.either("table", "table", "view", "sequence", "schema"),
        item ->
            chance
                .either("GRANT %s ON %s %s TO PUBLIC", "REVOKE %s ON %s %s FROM PUBLIC")
                .formatted(
                    item.kind().equals("schema") ? "USAGE" : chance.either("SELECT", "ALL"),
                    item.kind().equals("view") ? "TABLE" : word(item.kind()),
                    item.name()));
  }

  private String sequence() {
    return switch (chance.number(4)) {
      case 0 -> "CREATE SEQUENCE %s INCREMENT BY %d".formatted(chance.name(), 1 + chance.number(4));
      case 1 -> drop("sequence");
      case 2 ->
          some(
              "sequence",
              s -> "ALTER SEQUENCE %s INCREMENT BY %d".formatted(s.name(), 1 + chance.number(9)));
      default ->
          some(
              "sequence", s -> "ALTER SEQUENCE %s RENAME TO %s".formatted(s.name(), chance.name()));
    };
  }

  private String schema() {
    return switch (chance.number(4)) {
      case 0, 1 -> "CREATE SCHEMA " + chance.name();
      case 2 ->
          some("schema", s -> "ALTER SCHEMA %s RENAME TO %s".formatted(s.name(), chance.name()));
      default -> drop("schema");
    };
  }
}
