package dev.oneledger.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresReplyTest {
  private static final byte[] COMMAND_COMPLETE = {'C', 0, 0, 0, 6, 'Z', 0};
  private static final byte[] READY = {'Z', 0, 0, 0, 5, 'I'};

  private final ReplyEnd reply = new PostgresReply();

  @Test
  void an_answer_ends_with_ready_for_query_and_not_before() {
    assertThat(reply.endsWith(COMMAND_COMPLETE, COMMAND_COMPLETE.length)).isFalse();
    assertThat(reply.endsWith(READY, READY.length)).isTrue();
  }

  @Test
  void a_message_may_arrive_byte_by_byte() {
    for (int i = 0; i < READY.length - 1; i++) {
      assertThat(reply.endsWith(new byte[] {READY[i]}, 1)).isFalse();
    }
    assertThat(reply.endsWith(new byte[] {READY[READY.length - 1]}, 1)).isTrue();
  }

  @Test
  void what_follows_ready_for_query_is_another_answer_that_has_not_ended() {
    byte[] both = new byte[READY.length + COMMAND_COMPLETE.length];
    System.arraycopy(READY, 0, both, 0, READY.length);
    System.arraycopy(COMMAND_COMPLETE, 0, both, READY.length, COMMAND_COMPLETE.length);
    assertThat(reply.endsWith(both, both.length)).isFalse();
  }
}
