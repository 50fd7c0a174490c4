package dev.oneledger.liquibase;

import dev.oneledger.Migration;
import dev.oneledger.spi.EjectFormat;
import dev.oneledger.spi.EjectedHistory;
import dev.oneledger.spi.EjectedMigration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Hands an environment over to Liquibase: {@code changelog.xml}, which includes one formatted SQL
 * changelog per migration, and {@code eject.sql}, which gives Liquibase's tables the rows that say
 * these changesets have run. Immutable.
 *
 * <p>A changeset has the migration's id as its id, {@code oneledger} as its author and a logical
 * path, so that the files may lie anywhere. Texts have no outer BEGIN and COMMIT, since Liquibase
 * brings its own transaction; a repeatable migration is {@code runOnChange}; what runs outside a
 * transaction is {@code runInTransaction:false}. A migration known by name only has its row,
 * without a checksum, and a changeset that fails with a message: it is never run here, and an empty
 * database is not built without it in silence.
 *
 * <p>Run {@code eject.sql} on the environment's database with {@code psql -v ON_ERROR_STOP=1}, or
 * with {@code mariadb}. It creates what is missing of Liquibase's tables, changes no row, and fails
 * if there are rows of these changesets already. Times are in UTC.
 *
 * <p>{@code ${name}} in a text stays as it is as long as no property, system property or
 * environment variable of that name is given to Liquibase.
 */
public final class LiquibaseEject implements EjectFormat {
  @Override
  public String name() {
    return "liquibase";
  }

  @Override
  public SortedMap<String, String> files(EjectedHistory history) {
    String folder = WrittenChangeset.folder(history.app());
    List<EjectedRow> rows = new ArrayList<>();
    List<WrittenChangeset> changesets = new ArrayList<>();
    for (EjectedMigration applied : history.applied()) {
      Migration migration = applied.migration();
      if (migration == null) {
        changesets.add(WrittenChangeset.unknown(applied.id(), folder, history.dialect()));
        rows.add(EjectedRow.byName(applied, folder));
      } else {
        WrittenChangeset changeset = WrittenChangeset.of(migration, folder, history.dialect());
        changesets.add(changeset);
        rows.add(EjectedRow.of(applied, changeset));
      }
    }
    SortedMap<String, String> files = ChangelogFiles.of(changesets);
    files.put("eject.sql", new EjectSql(history, folder).of(rows));
    return files;
  }
}
