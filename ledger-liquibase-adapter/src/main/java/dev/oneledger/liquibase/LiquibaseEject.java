package dev.oneledger.liquibase;

import dev.oneledger.Migration;
import dev.oneledger.jdbc.internal.history.HistoryIds;
import dev.oneledger.spi.EjectFormat;
import dev.oneledger.spi.EjectedHistory;
import dev.oneledger.spi.EjectedMigration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Hands an environment over to Liquibase: {@code changelog.xml}, which includes one formatted SQL
 * changelog per migration, and {@code eject.sql}, which gives Liquibase's tables the rows that say
 * these changesets have run. Immutable.
 *
 * <p>A changeset has the migration's id as its id, {@code oneledger} as its author and a logical
 * path, so that the files may lie anywhere. Texts have no outer BEGIN and COMMIT, since Liquibase
 * brings its own transaction; a repeatable migration is {@code runOnChange}; what runs outside a
 * transaction is {@code runInTransaction:false}. A migration known by name only has its row,
 * without a checksum, and no changelog: an empty database cannot be built without it.
 *
 * <p>Run {@code eject.sql} on the environment's database with {@code psql -v ON_ERROR_STOP=1}, or
 * with {@code mariadb}. It creates what is missing of Liquibase's tables, changes no row, and fails
 * if there are rows of these changesets already. Times are in UTC.
 *
 * <p>{@code ${name}} in a text stays as it is as long as no property or system property of that
 * name is given to Liquibase.
 */
public final class LiquibaseEject implements EjectFormat {
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
      "  <include file=\"changes/%s.sql\" relativeToChangelogFile=\"true\"/>\n";

  @Override
  public String name() {
    return "liquibase";
  }

  @Override
  public SortedMap<String, String> files(EjectedHistory history) {
    String folder = "oneledger/%s/".formatted(HistoryIds.slug(history.app()));
    SortedMap<String, String> files = new TreeMap<>();
    List<EjectedRow> rows = new ArrayList<>();
    StringBuilder includes = new StringBuilder();
    for (EjectedMigration applied : history.applied()) {
      Migration migration = applied.migration();
      if (migration == null) {
        rows.add(EjectedRow.byName(applied, folder));
      } else {
        EjectedChangeset changeset =
            EjectedChangeset.of(applied, migration, folder, history.dialect());
        rows.add(
            new EjectedRow(
                changeset.name(), changeset.path(), applied.appliedAt(), changeset.sum()));
        files.put("changes/%s.sql".formatted(changeset.name()), changeset.text());
        includes.append(INCLUDE.formatted(changeset.name()));
      }
    }
    files.put("changelog.xml", CHANGELOG.formatted(includes));
    files.put("eject.sql", new EjectSql(history, folder).of(rows));
    return files;
  }
}
