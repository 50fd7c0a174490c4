package dev.oneledger.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeriesTest {

  @Test
  void the_median_of_an_odd_number_is_the_middle_one() {
    assertThat(series(30, 1, 2).median()).isEqualTo(2);
  }

  @Test
  void the_median_of_an_even_number_is_between_the_middle_ones() {
    assertThat(series(4, 1, 30, 2).median()).isEqualTo(3);
  }

  @Test
  void the_spread_has_the_least_and_the_greatest() {
    assertThat(series(300, 0.125, 20).spread()).isEqualTo("20.0 (0.13–300)");
  }

  @Test
  void a_ratio_is_of_medians() {
    assertThat(series(1, 5, 9).times(series(2, 100, 1))).isEqualTo("2.50 x");
  }

  @Test
  void nothing_has_no_median() {
    assertThatThrownBy(() -> new Series().median()).hasMessage("Nothing was measured.");
  }

  private static Series series(double... values) {
    Series series = new Series();
    for (double value : values) {
      series.add(value);
    }
    return series;
  }
}
