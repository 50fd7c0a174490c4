package dev.oneledger.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleTest {
  private final List<String> calls = new ArrayList<>();

  SampleTest() {
    for (int i = 0; i < 10; i++) {
      calls.addAll(List.of("createStatement", "execute SELECT 1", "close", "getWarnings"));
    }
  }

  @Test
  void half_of_the_points_are_at_calls_that_send_something() {
    List<Point> points = sample(8);
    assertThat(points).hasSize(8);
    assertThat(points).filteredOn(this::sends).hasSize(4);
  }

  @Test
  void every_call_is_struck_once_if_there_are_points_enough() {
    assertThat(sample(1000)).hasSize(calls.size()).doesNotHaveDuplicates();
  }

  @Test
  void where_all_that_send_are_struck_the_others_get_the_rest() {
    List<Point> points = sample(30);
    assertThat(points).hasSize(30).doesNotHaveDuplicates();
    assertThat(points).filteredOn(this::sends).hasSize(10);
  }

  @Test
  void kinds_that_take_long_get_few_points() {
    List<Point> points = new Sample(EnumSet.allOf(FaultKind.class), 4).of(calls, 28);
    assertThat(points).filteredOn(point -> point.kind() == FaultKind.EXCEPTION).hasSize(8);
    assertThat(points).filteredOn(point -> point.kind() == FaultKind.SERVER_KILLED).hasSize(2);
  }

  private List<Point> sample(int points) {
    return new Sample(Set.of(FaultKind.EXCEPTION), 3).of(calls, points);
  }

  private boolean sends(Point point) {
    return calls.get((int) point.call() - 1).startsWith("execute");
  }
}
