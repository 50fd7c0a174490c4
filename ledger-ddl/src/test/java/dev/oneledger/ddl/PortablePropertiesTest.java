package dev.oneledger.ddl;

import dev.oneledger.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The way between two random schemas leads there and back on every server. */
class PortablePropertiesTest {

  static List<Arguments> ways() {
    List<Arguments> ways = new ArrayList<>();
    for (long seed = 0; seed < Long.getLong("oneledger.portable", 2); seed++) {
      for (SqlDialect dialect : SqlDialect.values()) {
        ways.add(Arguments.of(dialect, seed));
      }
    }
    return ways;
  }

  @ParameterizedTest
  @MethodSource("ways")
  void the_way_between_two_random_schemas_leads_there_and_back(SqlDialect dialect, long seed) {
    String from = RandomPortableSchema.ddl(seed);
    String to = RandomPortableSchema.ddl(seed + 1_000);

    PortableMigrations made = PortableDdl.from(from).consenting(Consent.EVERYTHING).to(to);

    PortableRehearsal.requireExact(made, from, to, dialect, "SELECT 1");
  }
}
