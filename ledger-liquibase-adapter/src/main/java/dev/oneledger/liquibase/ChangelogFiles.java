package dev.oneledger.liquibase;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A folder that Liquibase runs: one changelog that includes one for each migration. */
final class ChangelogFiles {
  static final String MAIN = "changelog.xml";
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
    changesets.forEach(changeset -> files.put(file(changeset.name()), changeset.text()));
    files.put(MAIN, main(changesets.stream().map(WrittenChangeset::name).toList()));
    return files;
  }

  /** The changelog that includes those of these names in this order. */
  static String main(List<String> names) {
    return CHANGELOG.formatted(
        names.stream().map(name -> INCLUDE.formatted(file(name))).collect(Collectors.joining()));
  }

  /** The changelog of a changeset. */
  static String file(String name) {
    return "changes/%s.sql".formatted(name);
  }
}
