package dev.oneledger.json;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Hash;
import dev.oneledger.JournalKey;
import dev.oneledger.MigrationId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values that reports are made of, by chance: every word there is, and texts that do harm. */
final class MadeUp {
  private static final List<String> IDS =
      List.of("141_init", "0142__x", "V3__rename", "R__view", "1_10_two_parts", "7_名前", "2.1_é");
  private static final List<String> PEOPLE = List.of("ada", "名前", "O'Neil <script>", "a\"b\\c");
  private static final int MOST = 4;

  private final Random random;

  MadeUp(Random random) {
    this.random = random;
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  <E extends Enum<E>> E word(Class<E> words) {
    return oneOf(List.of(words.getEnumConstants()));
  }

  <T> @Nullable T orNull(Supplier<T> value) {
    return random.nextInt(3) == 0 ? null : value.get();
  }

  <T> List<T> some(Supplier<T> value) {
    return Stream.generate(value).limit(random.nextInt(MOST)).toList();
  }

  boolean coin() {
    return random.nextBoolean();
  }

  int number() {
    return 1 + random.nextInt(Integer.MAX_VALUE - 1);
  }

  /** Any characters, halves of some among them. */
  String text() {
    return random.nextInt(3) == 0
        ? oneOf(HostileReportsTest.hostile())
        : random
            .ints(random.nextInt(20), Character.MIN_VALUE, Character.MAX_VALUE + 1)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /** A text that can name a field. */
  String key() {
    String text = text();
    return StandardCharsets.UTF_8.newEncoder().canEncode(text) ? text : "dev";
  }

  SortedMap<String, String> details() {
    SortedMap<String, String> details = new TreeMap<>();
    some(this::key).forEach(key -> details.put(key, text()));
    return details;
  }

  String person() {
    return oneOf(PEOPLE);
  }

  Instant moment() {
    return random.nextInt(4) == 0
        ? oneOf(List.of(Instant.MIN, Instant.MAX, Instant.EPOCH))
        : Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
  }

  /** A moment at which a release may expire. */
  Instant end() {
    return Instant.ofEpochSecond(number());
  }

  Hash hash() {
    return Hash.sha256(Long.toString(random.nextLong()));
  }

  MigrationId id() {
    return MigrationId.parse(oneOf(IDS));
  }

  JournalKey journal() {
    return oneOf(
        List.of(
            JournalKey.ledger("hub"),
            JournalKey.ledger("hub", "prod"),
            JournalKey.environment("hub", "dev"),
            JournalKey.copy("hub", "dev", 1 + random.nextInt(9))));
  }

  Finding finding() {
    return new Finding(word(FindingCode.class), text(), text(), text());
  }

  List<Finding> findings() {
    return some(this::finding);
  }
}
