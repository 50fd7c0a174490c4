package dev.oneledger.jdbc.internal.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class H2RulesTest {
  @ParameterizedTest
  @CsvSource({
    "50000, General error: java.lang.RuntimeException: object already exists [50000-252], true",
    "50000, General error: java.lang.NullPointerException [50000-252], false",
    "22018, Data conversion error converting 'object already exists', false",
    "42101, Table A already exists, true",
    "50200, Timeout trying to lock table, true",
    "42102, Table A not found, false"
  })
  void sessions_that_make_one_object_at_once_collide(int code, String message, boolean collide) {
    assertThat(H2Rules.INSTANCE.isCollision(new SQLException(message, "HY000", code)))
        .isEqualTo(collide);
  }
}
