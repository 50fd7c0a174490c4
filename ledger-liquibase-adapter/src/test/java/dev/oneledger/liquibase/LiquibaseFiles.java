package dev.oneledger.liquibase;

import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A folder of changelogs. */
record LiquibaseFiles(Path folder) {
  static final String HEADER = "--liquibase formatted sql\n";

  /** Writes a file as it is. */
  LiquibaseFiles file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Reads a file. */
  String text(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Writes a formatted SQL changelog. */
  LiquibaseFiles formatted(String name, String text) {
    return file(name, HEADER + text);
  }

  /** Writes an XML changelog. */
  LiquibaseFiles xml(String name, String elements) {
    return file(
        name,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-3.8.xsd">
        %s
        </databaseChangeLog>
        """
            .formatted(elements));
  }

  static Migration migration(String id, String text) {
    return migration(id, text, null);
  }

  static Migration migration(String id, String text, @Nullable String rollback) {
    return new Migration(
        MigrationId.parse(id),
        SqlText.of(text),
        rollback == null ? null : SqlText.of(rollback),
        !text.contains("ledger: no-transaction"),
        "test");
  }
}
