package dev.oneledger.benchmarks.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private final Conversation conversation = new Conversation();

  @Test
  void the_start_of_a_connection_is_one_round_trip() {
    start();

    assertThat(conversation.take()).isEqualTo(1);
  }

  @Test
  void what_is_sent_without_waiting_is_one() {
    start();
    conversation.take();

    client(message('Q', 7), message('P', 20), message('B', 8), message('S', 0));
    server(message('C', 5), message('Z', 1), message('1', 0), message('2', 0));
    assertThat(conversation.take()).isZero();
    server(message('C', 5), message('Z', 1));

    assertThat(conversation.take()).isEqualTo(1);
  }

  @Test
  void what_waits_for_its_answer_is_one_each() {
    start();
    client(message('Q', 7));
    server(message('Z', 1));
    client(message('Q', 7));
    server(message('Z', 1));

    assertThat(conversation.take()).isEqualTo(3);
  }

  @Test
  void a_batch_whose_first_part_is_answered_early_is_one() {
    start();
    conversation.take();

    client(message('P', 9), message('S', 0), message('P', 9));
    server(message('Z', 1));
    client(message('S', 0));
    server(message('Z', 1));

    assertThat(conversation.take()).isEqualTo(1);
  }

  @Test
  void a_message_is_the_same_wherever_the_stream_is_cut() {
    start();
    conversation.take();
    client(message('Q', 300));

    byte[] answer = joined(message('T', 400), message('D', 0), message('Z', 1));
    for (byte each : answer) {
      conversation.server(new byte[] {each}, 1);
    }

    assertThat(conversation.take()).isEqualTo(1);
  }

  @Test
  void a_goodbye_is_none() {
    start();
    conversation.take();

    client(message('X', 0));

    assertThat(conversation.take()).isZero();
  }

  private void start() {
    byte[] untyped = message('?', 30);
    client(Arrays.copyOfRange(untyped, 1, untyped.length));
    server(message('R', 4), message('S', 12), message('K', 8), message('Z', 1));
  }

  private void client(byte[]... messages) {
    byte[] bytes = joined(messages);
    conversation.client(bytes, bytes.length);
  }

  private void server(byte[]... messages) {
    byte[] bytes = joined(messages);
    conversation.server(bytes, bytes.length);
  }

  /** Its content is of bytes that would be types. */
  private static byte[] message(char type, int content) {
    byte[] bytes = new byte[5 + content];
    Arrays.fill(bytes, (byte) 'Z');
    bytes[0] = (byte) type;
    int length = 4 + content;
    for (int at = 0; at < 4; at++) {
      bytes[1 + at] = (byte) (length >>> 8 * (3 - at));
    }
    return bytes;
  }

  private static byte[] joined(byte[]... messages) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] message : messages) {
      bytes.writeBytes(message);
    }
    return bytes.toByteArray();
  }
}
