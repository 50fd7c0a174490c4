package dev.oneledger.benchmarks.arena;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Something for each tool that takes part.
 *
 * @param <T> what each has
 */
public final class ByTool<T> {
  private final Map<Tool, T> each = new EnumMap<>(Tool.class);

  /** Makes it for each, in the order of the tools. */
  public ByTool(Collection<Tool> tools, Function<Tool, T> made) {
    tools.forEach(tool -> each.put(tool, made.apply(tool)));
  }

  /**
   * A tool's.
   *
   * @throws NullPointerException if it does not take part
   */
  public T of(Tool tool) {
    return Objects.requireNonNull(each.get(tool), tool.label());
  }

  /** Who takes part. */
  public List<Tool> tools() {
    return List.copyOf(each.keySet());
  }

  /** What they have. */
  public Collection<T> values() {
    return each.values();
  }

  /** Does something with each. */
  public void forEach(BiConsumer<Tool, T> work) {
    each.forEach(work);
  }
}
