package dev.oneledger.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptNameTest {

  @ParameterizedTest
  @CsvSource({
    "V1__a.sql,                V, V 1,        1_a",
    "V001_010__a_b.sql,        V, V 1_10,     001.010_a_b",
    "V1.10__a__b.sql,          V, V 1_10,     1.10__a__b",
    "V7.sql,                   V, V 7,        7",
    "V7__.sql,                 V, V 7,        7",
    "V2__with.dot.SQL,         V, V 2,        2_with.dot",
    "R__big_view.sql,          R, R big view, R__big_view",
    "B5__all.sql,              B, V 5,        5_all",
    "U5__all.sql,              U, V 5,        5_all",
    "V3__In_java.java,         V, V 3,        3_In_java"
  })
  void a_name_has_what_flyway_takes_from_it(String file, char kind, String identity, String id) {
    ScriptName name = ScriptName.parse(file).orElseThrow();

    assertThat(name.kind()).isEqualTo(kind);
    assertThat(name.identity()).isEqualTo(identity);
    assertThat(String.valueOf(name.id())).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "afterMigrate.sql",
        "beforeEachMigrate__x.sql",
        "README.sql",
        "R1__view.sql",
        "R_view.sql",
        "Vx__a.sql",
        "V1_a.sql",
        "v1__a.sql",
        "V__a.sql",
        "V1__a",
        "V1__a.sql.conf",
        "V1__a.csv",
        "V3__In_java$1.class",
        "flyway.conf"
      })
  void other_names_are_no_migrations(String file) {
    assertThat(ScriptName.parse(file)).isEmpty();
  }
}
