package dev.oneledger.benchmarks.own;

import dev.oneledger.benchmarks.arena.Arena;
import dev.oneledger.benchmarks.arena.Child;
import dev.oneledger.benchmarks.figures.Numbers;
import dev.oneledger.benchmarks.figures.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run of {@link OwnWork} took: each part of it, the first time and later.
 *
 * @param millis milliseconds of each time, by part
 * @param peak the largest resident set of the virtual machine, in bytes
 */
record OwnFigures(Map<String, List<Double>> millis, long peak) {

  static Table table() {
    return new Table("what", "first, ms", "again, ms", "peak memory, MB");
  }

  static OwnFigures of(Arena arena, String... arguments) {
    Map<String, List<Double>> millis = new LinkedHashMap<>();
    try (Child child = arena.startOwn(OwnWork.class, List.of(arguments))) {
      for (String[] words = child.answer(); words.length > 1; words = child.answer()) {
        millis
            .computeIfAbsent(words[0], none -> new ArrayList<>())
            .add(Numbers.millis(Long.parseLong(words[1])));
      }
      return new OwnFigures(millis, child.peakMemory());
    }
  }

  void rows(Table table, String what) {
    millis.forEach(
        (part, times) ->
            table.row(
                what + ": " + part,
                Numbers.rounded(times.get(0)),
                times.stream().skip(1).map(Numbers::rounded).collect(Collectors.joining(", ")),
                Numbers.rounded(Numbers.megabytes(peak))));
  }
}
