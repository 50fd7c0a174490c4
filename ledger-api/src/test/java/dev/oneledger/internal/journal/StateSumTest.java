package dev.oneledger.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StateSumTest {
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  private final StateSum sum = new StateSum();
  private BigInteger expected = BigInteger.ZERO;

  private void add(byte[] member) {
    sum.add(member);
    expected = expected.add(new BigInteger(1, member)).mod(MODULUS);
  }

  private void remove(byte[] member) {
    sum.remove(member);
    expected = expected.subtract(new BigInteger(1, member)).mod(MODULUS);
  }

  private void assertExpected() {
    assertThat(sum.hex()).isEqualTo(String.format("%064x", expected));
  }

  private static byte[] filled(int value) {
    byte[] member = new byte[32];
    Arrays.fill(member, (byte) value);
    return member;
  }

  private static byte[] one() {
    byte[] member = filled(0);
    member[31] = 1;
    return member;
  }

  @Test
  void it_is_the_sum_modulo_2_to_the_256() {
    Random random = new Random(11);
    for (int i = 0; i < 2000; i++) {
      byte[] member = new byte[32];
      random.nextBytes(member);
      if (random.nextInt(3) == 0) {
        // Words of all zeros and all ones are where a carry goes wrong.
        Arrays.fill(member, 8, 24, (byte) (random.nextBoolean() ? 0 : -1));
      }
      if (random.nextBoolean()) {
        add(member);
      } else {
        remove(member);
      }
      assertExpected();
    }
  }

  @Test
  void a_carry_goes_through_all_words_and_over_the_top() {
    add(filled(-1));
    add(one());
    assertExpected();
    assertThat(sum.hex()).isEqualTo("0".repeat(64));

    remove(one());
    assertExpected();
    assertThat(sum.hex()).isEqualTo("f".repeat(64));
  }

  @Test
  void taking_nothing_or_zero_away_changes_nothing() {
    add(filled(-1));
    remove(filled(0));
    assertExpected();
  }

  @Test
  void what_was_written_is_read_back_and_adds_up() {
    byte[] one = filled(0x9c);
    byte[] other = filled(0xd3);
    StateSum first = new StateSum();
    first.add(one);
    StateSum second = StateSum.of(1, hexOf(other));
    first.add(second);
    add(one);
    add(other);

    assertThat(first.hex()).isEqualTo(sum.hex());
    assertThat(first.count()).isEqualTo(2);
    assertThat(first.digest()).isEqualTo(sum.digest());
    assertThat(StateSum.of(2, sum.hex()).digest()).isEqualTo(sum.digest());
  }

  private static String hexOf(byte[] member) {
    return String.format("%064x", new BigInteger(1, member));
  }
}
