package dev.oneledger.ddl.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** DDL of a random schema, from a small stock of names, so that two of them have much in common. */
final class RandomSchema {
  private static final List<String> TYPES =
      List.of("integer", "bigint", "text", "varchar(20)", "numeric(10,2)", "timestamptz", "jsonb");
  private static final List<String> COLUMNS = List.of("a", "b", "\"C d\"", "note", "price");

  private final Random random;
  private final StringBuilder ddl = new StringBuilder();
  private final List<String> tables = new ArrayList<>();

  private RandomSchema(long seed) {
    this.random = new Random(seed);
  }

  static String ddl(long seed) {
    RandomSchema schema = new RandomSchema(seed);
    schema.types();
    for (String name : List.of("customers", "orders", "\"Order Items\"", "stock")) {
      if (schema.chance(70)) {
        schema.table(name);
      }
    }
    schema.functions();
    return schema.ddl.toString();
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private void types() {
    if (chance(50)) {
      ddl.append("CREATE DOMAIN quantity AS integer CHECK (VALUE >= ")
          .append(random.nextInt(2))
          .append(");\n");
    }
    if (chance(50)) {
      ddl.append("CREATE SEQUENCE numbers INCREMENT BY ")
          .append(1 + random.nextInt(3))
          .append(";\n");
    }
  }

  private void table(String name) {
    String bare = name.replace("\"", "").replace(" ", "_").toLowerCase(java.util.Locale.ROOT);
    List<String> parts = new ArrayList<>();
    parts.add("id bigint NOT NULL");
    List<String> columns = new ArrayList<>();
    for (String column : COLUMNS) {
      if (chance(60)) {
        columns.add(column);
        parts.add(column + " " + one(TYPES) + (chance(30) ? " NOT NULL" : ""));
      }
    }
    parts.add("CONSTRAINT " + bare + "_pk PRIMARY KEY (id)");
    if (chance(40) && !columns.isEmpty()) {
      parts.add("CONSTRAINT " + bare + "_uq UNIQUE (" + one(columns) + ")");
    }
    if (chance(30)) {
      parts.add("CONSTRAINT " + bare + "_ck CHECK (id > " + random.nextInt(3) + ")");
    }
    if (chance(50) && !tables.isEmpty()) {
      parts.add(
          "CONSTRAINT "
              + bare
              + "_fk FOREIGN KEY (id) REFERENCES "
              + one(tables)
              + (chance(50) ? " ON DELETE CASCADE" : ""));
    }
    ddl.append("CREATE TABLE ")
        .append(name)
        .append(" (\n  ")
        .append(String.join(",\n  ", parts))
        .append(");\n");
    tables.add(name);
    extras(name, bare, columns);
  }

  private void extras(String name, String bare, List<String> columns) {
    if (chance(40) && !columns.isEmpty()) {
      ddl.append(
          "CREATE INDEX %s_ix ON %s (%s)%s;\n"
              .formatted(bare, name, one(columns), chance(30) ? " WHERE id > 5" : ""));
    }
    if (chance(30)) {
      ddl.append(
          "CREATE VIEW %s_v AS SELECT id%s FROM %s;\n"
              .formatted(bare, columns.isEmpty() ? "" : ", " + columns.get(0), name));
    }
    if (chance(30)) {
      ddl.append("COMMENT ON TABLE %s IS 'it''s %d';\n".formatted(name, random.nextInt(3)));
    }
    if (chance(25)) {
      ddl.append("ALTER TABLE %s ENABLE ROW LEVEL SECURITY;\n".formatted(name));
      ddl.append(
          "CREATE POLICY %s_p ON %s USING (id > %d);\n".formatted(bare, name, random.nextInt(3)));
    }
  }

  private void functions() {
    if (chance(50)) {
      ddl.append(
          "CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql AS 'SELECT n * %d';\n"
              .formatted(2 + random.nextInt(2)));
    }
  }
}
