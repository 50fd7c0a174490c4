package dev.oneledger.flyway;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.testkit.MariaDbDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlywayTableNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flyway_schema_history; drop table a",
        "a\"b",
        "x.y.z",
        "",
        "public.",
        "`a`",
        "a'b",
        "ops .t"
      })
  void a_hostile_table_name_is_refused_before_anything_is_asked(String name) {
    assertThatThrownBy(() -> FlywayHistory.on(MariaDbDatabase.nowhere()).table(name))
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessageContaining("expected 1 to 128 letters, digits, '_' or '$'");
  }
}
