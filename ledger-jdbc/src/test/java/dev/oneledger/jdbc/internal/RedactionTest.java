package dev.oneledger.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "No driver for jdbc:postgresql://h/d?user=u&password=p here | No driver for"
            + " jdbc:postgresql://h/d here",
        "Bad URL postgresql://u:p@h/d | Bad URL postgresql://h/d",
        "Refused: Password=p2 given | Refused: Password=*** given",
        "Connection to h:5432 refused | Connection to h:5432 refused"
      })
  void a_message_loses_url_parameters_and_passwords(String message, String expected) {
    assertThat(Redaction.message(message)).isEqualTo(expected);
  }
}
