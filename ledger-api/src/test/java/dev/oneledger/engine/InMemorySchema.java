package dev.oneledger.engine;

import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.spi.CatalogDifference;
import dev.oneledger.spi.CatalogDifference.Way;
import dev.oneledger.spi.CatalogDifference.What;
import dev.oneledger.spi.CatalogReading;
import dev.oneledger.spi.CatalogWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A schema that knows create, alter and drop, filled by what a target was made to run and by what
 * somebody runs by hand; and the watch over it.
 */
final class InMemorySchema implements CatalogWatch {
  private static final Pattern DDL =
      Pattern.compile(
          "(create|alter|drop) (?:or replace )?(\\w+) (?:if (?:not )?exists )?(\\w+)(.*)",
          Pattern.DOTALL);

  private final InMemoryTarget target;
  private final SortedMap<String, String> objects = new TreeMap<>();
  private int taken;
  private int major = 15;
  private boolean silent;
  private boolean mute;
  private Runnable meanwhile = () -> {};

  InMemorySchema(InMemoryTarget target) {
    this.target = target;
  }

  /** Somebody runs a statement past all migrations. */
  InMemorySchema byHand(String statement) {
    takeApplied();
    execute(statement);
    return this;
  }

  private void takeApplied() {
    List<String> applied = target.statements();
    applied.subList(taken, applied.size()).forEach(this::execute);
    taken = applied.size();
  }

  private void execute(String statement) {
    Matcher ddl = DDL.matcher(statement.strip().replaceAll(";$", ""));
    if (!ddl.matches()) {
      return;
    }
    String name = ddl.group(2) + " " + ddl.group(3);
    String definition = ddl.group(4).strip();
    switch (ddl.group(1)) {
      case "create" -> objects.put(name, definition);
      case "alter" -> objects.merge(name, definition, (old, more) -> more);
      default -> objects.remove(name);
    }
  }

  InMemorySchema upgradedTo(int newMajor) {
    major = newMajor;
    return this;
  }

  InMemorySchema silent(boolean isSilent) {
    silent = isSilent;
    return this;
  }

  InMemorySchema withoutExplanation() {
    mute = true;
    return this;
  }

  /** Something that happens while the schema is read. */
  InMemorySchema meanwhile(Runnable event) {
    meanwhile = event;
    return this;
  }

  @Override
  public CatalogReading read() {
    if (silent) {
      throw new LedgerUnreachableException("no rights", new IllegalStateException());
    }
    takeApplied();
    CatalogReading reading =
        new CatalogReading("Memory", major, "memory-1", objects, new TreeMap<>());
    meanwhile.run();
    return reading;
  }

  @Override
  public List<CatalogDifference> explain(CatalogReading recorded, CatalogReading now) {
    if (mute) {
      throw new LedgerException("lost for words");
    }
    Set<String> names = new TreeSet<>(recorded.objects().keySet());
    names.addAll(now.objects().keySet());
    List<CatalogDifference> differences = new ArrayList<>();
    for (String name : names) {
      String expected = recorded.objects().get(name);
      String found = now.objects().get(name);
      if (expected == null || !expected.equals(found)) {
        differences.add(difference(name, expected, found));
      }
    }
    return differences;
  }

  private static CatalogDifference difference(String name, String expected, String found) {
    What what = expected == null ? What.ADDED : found == null ? What.REMOVED : What.CHANGED;
    return new CatalogDifference(
        name,
        what,
        new TreeSet<>(Set.of(name)),
        expected,
        found,
        way(name, found, expected),
        way(name, expected, found));
  }

  private static Way way(String name, String from, String to) {
    if (to == null) {
      return Way.of(List.of("drop " + name));
    }
    return Way.of(List.of((from == null ? "create " : "alter ") + name + " " + to));
  }
}
