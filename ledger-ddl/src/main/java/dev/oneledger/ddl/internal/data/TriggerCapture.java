package dev.oneledger.ddl.internal.data;

import dev.oneledger.jdbc.internal.SchemaName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The triggers that fill a snapshot table while a statement runs. They are of statements, so what a
 * cascade or a partitioned table hands on arrives with the table that is named; a TRUNCATE names
 * every partition by itself.
 */
final class TriggerCapture {

  private static final List<String> EVENTS = List.of("INSERT", "UPDATE", "DELETE");

  private final SchemaName schema;
  private final Capture capture;

  TriggerCapture(SchemaName schema, Capture capture) {
    this.schema = schema;
    this.capture = capture;
  }

  List<String> before() {
    List<String> sql = new ArrayList<>();
    for (int i = 0; i < capture.parts().size(); i++) {
      Shape part = capture.parts().get(i);
      sql.add(function(i, part));
      for (String event : EVENTS) {
        sql.add(
            "CREATE TRIGGER %s AFTER %s ON %s REFERENCING%s FOR EACH STATEMENT EXECUTE FUNCTION %s()"
                .formatted(trigger(event), event, part.ident(), images(event), name(i)));
        sql.add(always(part, event));
      }
      if (!part.partitioned()) {
        sql.add(
            "CREATE TRIGGER %s BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION %s()"
                .formatted(trigger("TRUNCATE"), part.ident(), name(i)));
        sql.add(always(part, "TRUNCATE"));
      }
    }
    return sql;
  }

  List<String> after() {
    List<String> sql = new ArrayList<>(List.of(heard()));
    for (int i = 0; i < capture.parts().size(); i++) {
      StringBuilder drops = new StringBuilder();
      Shape part = capture.parts().get(i);
      for (String event : EVENTS) {
        drops.append("DROP TRIGGER %s ON %s;\n".formatted(trigger(event), part.ident()));
      }
      if (!part.partitioned()) {
        drops.append("DROP TRIGGER %s ON %s;\n".formatted(trigger("TRUNCATE"), part.ident()));
      }
      String ident = Sql.literal(part.ident());
      sql.add(
          Sql.block("", "IF to_regclass(%s) IS NOT NULL THEN\n%sEND IF;".formatted(ident, drops)));
      sql.add("DROP FUNCTION " + name(i) + "()");
    }
    return sql;
  }

  /**
   * A statement that disables triggers silences these too, and leaves a trace where it wakes them.
   */
  private String heard() {
    String parts =
        capture.parts().stream()
            .map(part -> Sql.literal(part.ident()))
            .collect(Collectors.joining(", "));
    return Sql.block(
        "",
        """
        IF EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid IN (SELECT to_regclass(name) FROM unnest(ARRAY[%s]) AS part(name))
            AND tgname LIKE 'oneledger\\_snapshot\\_%%' AND tgenabled <> 'A') THEN
          RAISE EXCEPTION USING
            MESSAGE = %s,
            HINT = 'Disable triggers in a statement of its own, or write the rollback by hand.';
        END IF;"""
            .formatted(
                parts,
                Sql.literal(
                    "C010 statement %s disables triggers of %s, so what it does to its rows is not kept; nothing was changed."
                        .formatted(capture.statement(), capture.table().ident()))));
  }

  private static String always(Shape part, String event) {
    return "ALTER TABLE ONLY %s ENABLE ALWAYS TRIGGER %s".formatted(part.ident(), trigger(event));
  }

  private static String trigger(String event) {
    return "oneledger_snapshot_" + event.toLowerCase(java.util.Locale.ROOT);
  }

  private static String images(String event) {
    return (event.equals("INSERT") ? "" : " OLD TABLE AS old_rows")
        + (event.equals("DELETE") ? "" : " NEW TABLE AS new_rows");
  }

  private String name(int part) {
    return schema.table("snapshot_" + capture.hash() + "_" + part);
  }

  private String function(int number, Shape part) {
    RowChanges changes =
        capture.unnamed() ? new BagChanges(capture, part) : new PairSql(capture, part);
    String body =
        """

        BEGIN
        IF TG_OP = 'TRUNCATE' THEN
        %s
        ELSIF TG_OP = 'DELETE' THEN
        %s
        ELSIF TG_OP = 'UPDATE' THEN
        %s
        ELSE
        %s
        END IF;
        RETURN NULL;
        END
        """
            .formatted(
                part.partitioned() ? "NULL;" : changes.gone("ONLY " + part.ident()),
                changes.gone("old_rows"),
                changes.changed(),
                changes.come());
    String tag = Sql.tag(body);
    return """
        CREATE OR REPLACE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp SET row_security = off SET enable_seqscan = off
        SET datestyle = 'ISO, YMD' SET intervalstyle = postgres SET extra_float_digits = 3 SET bytea_output = hex
        AS %s%s%s"""
        .formatted(name(number), tag, body, tag);
  }
}
