package dev.oneledger.internal.source;

import dev.oneledger.spi.MigrationSource;
import dev.oneledger.testkit.MigrationSourceContract;
import java.util.Map;

class TextSourceTest extends MigrationSourceContract {

  @Override
  protected MigrationSource sourceOf(Map<String, String> files) {
    return MigrationSource.of(files);
  }
}
