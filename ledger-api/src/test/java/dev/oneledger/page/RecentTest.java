package dev.oneledger.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerUnreachableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentTest {
  private static final long SECOND = 1_000_000_000L;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final AtomicInteger readings = new AtomicInteger();
  private final AtomicLong now = new AtomicLong(-5 * SECOND);

  private Recent<Integer> recent() {
    return new Recent<>(readings::incrementAndGet, Duration.ofSeconds(5), PATIENCE, now::get);
  }

  @Test
  void a_reading_is_kept_for_its_time_and_no_longer() {
    Recent<Integer> recent = recent();
    assertThat(recent.get()).isEqualTo(1);
    now.addAndGet(5 * SECOND - 1);
    assertThat(recent.get()).isEqualTo(1);
    now.addAndGet(1);
    assertThat(recent.get()).isEqualTo(2);
  }

  @Test
  void a_reading_that_failed_is_kept_as_well_and_tried_again_later() {
    Recent<Integer> recent =
        new Recent<>(
            () -> {
              if (readings.incrementAndGet() == 1) {
                throw new IllegalStateException("down");
              }
              return 7;
            },
            Duration.ofSeconds(5),
            PATIENCE,
            now::get);
    assertThatThrownBy(recent::get).hasMessage("down");
    assertThatThrownBy(recent::get).hasMessage("down");
    assertThat(readings).hasValue(1);
    now.addAndGet(5 * SECOND);
    assertThat(recent.get()).isEqualTo(7);
  }

  @Test
  void those_who_ask_at_once_share_one_reading() throws Exception {
    Recent<Integer> recent =
        new Recent<>(
            () -> {
              try {
                Thread.sleep(50);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return readings.incrementAndGet();
            },
            Duration.ofSeconds(5),
            PATIENCE,
            now::get);
    ExecutorService many = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        answers.add(many.submit(recent::get));
      }
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(1);
      }
    } finally {
      many.shutdownNow();
    }
    assertThat(readings).hasValue(1);
  }

  @Test
  void while_a_reading_hangs_the_one_before_stands_in_and_then_nothing_does() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch hangs = new CountDownLatch(1);
    Recent<Integer> recent =
        new Recent<>(
            () -> {
              if (readings.incrementAndGet() == 2) {
                begun.countDown();
                await(hangs);
              }
              return readings.get();
            },
            Duration.ofSeconds(5),
            PATIENCE,
            now::get);
    assertThat(recent.get()).isEqualTo(1);
    now.addAndGet(5 * SECOND);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> renewed = other.submit(recent::get);
      await(begun);

      assertThat(recent.get()).isEqualTo(1);
      now.addAndGet(2 * SECOND);
      assertThatThrownBy(recent::get)
          .isInstanceOf(LedgerUnreachableException.class)
          .hasMessageContaining("within 2000 ms");

      hangs.countDown();
      assertThat(renewed.get()).isEqualTo(2);
      assertThat(recent.get()).isEqualTo(2);
    } finally {
      hangs.countDown();
      other.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
