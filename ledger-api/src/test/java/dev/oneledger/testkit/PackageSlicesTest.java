package dev.oneledger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageSlicesTest {

  @ParameterizedTest
  @CsvSource({
    "dev.oneledger, dev.oneledger",
    "dev.oneledger.spi, dev.oneledger",
    "dev.oneledger.internal.sql, dev.oneledger.internal.sql",
    "dev.oneledger.internal.sql.lexer.deep, dev.oneledger.internal.sql",
    "dev.oneledger.jdbc, dev.oneledger.jdbc",
  })
  void a_package_belongs_to_its_slice(String packageName, String slice) {
    assertThat(PackageSlices.sliceOf(packageName)).isEqualTo(slice);
  }

  @Property(tries = 50)
  void whatever_lies_below_an_internal_package_belongs_to_its_slice(
      @ForAll @AlphaChars @StringLength(min = 1) String below) {
    assertThat(PackageSlices.sliceOf("dev.oneledger.internal.sql." + below))
        .isEqualTo("dev.oneledger.internal.sql");
  }
}
