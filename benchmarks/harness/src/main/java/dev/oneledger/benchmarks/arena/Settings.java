package dev.oneledger.benchmarks.arena;

import dev.oneledger.reliability.campaign.Options;
import dev.oneledger.reliability.campaign.UsageException;
import dev.oneledger.reliability.server.Durability;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a run was told.
 *
 * @param options all of it
 */
public record Settings(Options options) {
  /** Keys that every workload understands. */
  private static final String[] KEYS = {
    "tools", "sizes", "tenants", "sample", "runs", "warm", "delay", "server", "jvm", "quick"
  };

  public Settings {
    options.allowing(KEYS);
  }

  /** Whether to be quick: small sizes, few runs. */
  public boolean quick() {
    return options.text("quick").orElse("no").equals("yes");
  }

  /**
   * Who takes part: {@code tools=floor,oneledger,...}. The floor always does.
   *
   * @throws UsageException if one is unknown
   */
  public List<Tool> tools() {
    Set<Tool> tools = EnumSet.of(Tool.FLOOR);
    for (String key : words("tools", String.join(",", Tool.keys()))) {
      tools.add(
          Tool.of(key)
              .orElseThrow(
                  () ->
                      new UsageException(
                          "No tool '%s': expected some of %s".formatted(key, Tool.keys()))));
    }
    return List.copyOf(tools);
  }

  /** How many migrations: {@code sizes=1,100}; others where none are given. */
  public List<Integer> sizes(String otherwise) {
    return numbers("sizes", otherwise);
  }

  /** How many schemas: {@code tenants=1000,10000}. */
  public List<Integer> tenants() {
    return numbers("tenants", quick() ? "100" : "1000,10000");
  }

  /** How many of many schemas are tried where not all are: {@code sample=50}. */
  public int sample() {
    return number("sample", quick() ? 10 : 50);
  }

  /** How often in a fresh virtual machine: {@code runs=5}. */
  public int runs() {
    return number("runs", quick() ? 3 : 5);
  }

  /** How often in a warm one, after half as many that do not count: {@code warm=20}. */
  public int warm() {
    return number("warm", quick() ? 6 : 20);
  }

  /** Milliseconds of delay for each round trip: {@code delay=2,20}; others where none are given. */
  public List<Integer> delays(String otherwise) {
    return numbers("delay", otherwise);
  }

  /** Whether the server waits for its disk: {@code server=durable}, else it does not. */
  public Durability durability() {
    return options.text("server").orElse("fast").equals("durable")
        ? Durability.DURABLE
        : Durability.FAST;
  }

  /** Options for each contestant's virtual machine: {@code jvm=-Xmx256m,-XX:+UseSerialGC}. */
  public List<String> jvm() {
    return words("jvm", "");
  }

  private int number(String key, int otherwise) {
    return Math.toIntExact(options.number(key, otherwise));
  }

  private List<Integer> numbers(String key, String otherwise) {
    try {
      return words(key, otherwise).stream().map(Integer::valueOf).toList();
    } catch (NumberFormatException noNumber) {
      throw new UsageException(
          "Option '%s': expected numbers with commas between them, not '%s'"
              .formatted(key, options.text(key).orElse("")),
          noNumber);
    }
  }

  private List<String> words(String key, String otherwise) {
    return Arrays.stream(options.text(key).orElse(otherwise).split(",", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
