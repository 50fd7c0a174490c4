package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Event triggers. */
final class EventTriggerDdl implements KindDdl {

  private static final Map<String, String> STATES =
      Map.of("O", "ENABLE", "D", "DISABLE", "R", "ENABLE REPLICA", "A", "ENABLE ALWAYS");

  @Override
  public Set<String> kinds() {
    return Set.of("eventtrigger");
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    out.run("DROP EVENT TRIGGER IF EXISTS " + gone.ident());
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    out.runIf("NOT " + exists(wanted.ident()), statement(wanted));
    if (!wanted.require("enabled").equals("O")) {
      enable(wanted, out);
    }
  }

  @Override
  public void change(Change change, DdlWriter out) {
    CatalogObject after = change.after();
    Moves.of(change, "EVENT TRIGGER", EventTriggerDdl::exists, out);
    boolean state = out.differs(change, "enabled");
    boolean event = out.differs(change, "event");
    boolean tags = out.differs(change, "tags");
    if (out.rewritten(change, "fn") || event || tags) {
      out.runIfText(
          "EXISTS (SELECT FROM pg_event_trigger WHERE evtname = %s AND (evtevent, evtfoid::regprocedure::text, coalesce(evttags, '{}')) <> (%s, %s, %s::text[]))"
              .formatted(
                  Names.bareLiteral(after.ident()),
                  Names.literal(after.require("event")),
                  Names.literal(after.require("fn")),
                  array(tags(after))),
          "DROP EVENT TRIGGER " + after.ident());
      create(after, out);
    } else if (state) {
      enable(after, out);
    }
  }

  private static void enable(CatalogObject trigger, DdlWriter out) {
    out.run(
        "ALTER EVENT TRIGGER %s %s"
            .formatted(trigger.ident(), STATES.get(trigger.require("enabled"))));
  }

  private static String exists(String name) {
    return "EXISTS (SELECT FROM pg_catalog.pg_event_trigger WHERE evtname = %s)"
        .formatted(Names.bareLiteral(name));
  }

  private static List<String> tags(CatalogObject trigger) {
    return Texts.list(trigger.get("tags"));
  }

  private static String array(List<String> texts) {
    return texts.stream().map(Names::literal).collect(Collectors.joining(", ", "ARRAY[", "]"));
  }

  private static String statement(CatalogObject trigger) {
    List<String> tags = tags(trigger);
    String when =
        tags.isEmpty()
            ? ""
            : tags.stream()
                .map(Names::literal)
                .collect(Collectors.joining(", ", " WHEN TAG IN (", ")"));
    return "CREATE EVENT TRIGGER %s ON %s%s EXECUTE FUNCTION %s"
        .formatted(trigger.ident(), trigger.require("event"), when, trigger.require("fn"));
  }
}
