package dev.oneledger.liquibase;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A folder that Liquibase runs: one changelog that includes one for each migration. */
final class ChangelogFiles {
  private static final String CHANGELOG =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <databaseChangeLog
          xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
              http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
      %s</databaseChangeLog>
      """;
  private static final String INCLUDE =
      "  <include file=\"%s\" relativeToChangelogFile=\"true\"/>\n";

  private ChangelogFiles() {}

  /** The files by path, to be run in this order. */
  static SortedMap<String, String> of(List<WrittenChangeset> changesets) {
    SortedMap<String, String> files = new TreeMap<>();
    changesets.forEach(changeset -> files.put(file(changeset), changeset.text()));
    String includes =
        changesets.stream()
            .map(changeset -> INCLUDE.formatted(file(changeset)))
            .collect(Collectors.joining());
    files.put("changelog.xml", CHANGELOG.formatted(includes));
    return files;
  }

  private static String file(WrittenChangeset changeset) {
    return "changes/%s.sql".formatted(changeset.name());
  }
}
