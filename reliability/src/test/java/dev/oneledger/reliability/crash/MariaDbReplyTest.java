package dev.oneledger.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class MariaDbReplyTest {
  private static final byte[] OK = {7, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0};
  private static final byte[] ONE_COLUMN = {1, 0, 0, 1, 1};
  private static final byte[] END_OF_ROWS = {5, 0, 0, 5, (byte) 0xfe, 0, 0, 2, 0};
  private static final byte[] ERROR = {4, 0, 0, 1, (byte) 0xff, 1, 2, 3};

  private final ReplyEnd reply = new MariaDbReply();

  @Test
  void an_answer_ends_with_ok_an_error_or_the_end_of_rows() {
    assertThat(reply.endsWith(OK, OK.length)).isTrue();
    assertThat(reply.endsWith(ONE_COLUMN, ONE_COLUMN.length)).isFalse();
    assertThat(reply.endsWith(END_OF_ROWS, END_OF_ROWS.length)).isTrue();
    assertThat(reply.endsWith(ERROR, ERROR.length)).isTrue();
  }

  @Test
  void a_packet_may_arrive_byte_by_byte() {
    for (int i = 0; i < OK.length - 1; i++) {
      assertThat(reply.endsWith(new byte[] {OK[i]}, 1)).isFalse();
    }
    assertThat(reply.endsWith(new byte[] {OK[OK.length - 1]}, 1)).isTrue();
  }

  @Test
  void packets_that_arrive_together_end_with_the_last() {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(OK);
    both.writeBytes(ONE_COLUMN);
    assertThat(reply.endsWith(both.toByteArray(), both.size())).isFalse();
  }
}
