package dev.oneledger.internal.source;

import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.spi.MigrationSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Migrations given as strings. Internal: may change in any release. */
public final class TextSource implements MigrationSource {
  private final Map<String, String> files;

  /** Reads these texts by file name. */
  public TextSource(Map<String, String> files) {
    this.files = Map.copyOf(files);
  }

  @Override
  public List<Migration> load() {
    List<SourceFile> found = new ArrayList<>();
    files.forEach(
        (path, text) -> {
          if (SourceFile.isSql(path)) {
            found.add(new SourceFile(path, path, SqlText.of(text)));
          }
        });
    return MigrationFiles.join(found);
  }
}
