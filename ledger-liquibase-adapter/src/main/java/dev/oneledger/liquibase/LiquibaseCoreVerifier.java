package dev.oneledger.liquibase;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.ChecksumVersion;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.sql.Sql;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sums changesets with Liquibase's own classes: {@code liquibase-core} 4.22 or a later 4.x must be
 * on the class path. No other class of this module needs it, and none loads this one. Nothing is
 * run and no database is asked: Liquibase parses the changelogs and generates SQL offline. Files
 * are looked for below one folder; an include that begins with {@code classpath:} is not found
 * there. Immutable and thread-safe.
 */
public final class LiquibaseCoreVerifier implements ChangeVerifier {
  private final Path root;
  private final String changelog;
  private final String product;

  private LiquibaseCoreVerifier(Path root, String changelog, String product) {
    this.root = root;
    this.changelog = changelog;
    this.product = product;
  }

  /**
   * Verifies by a changelog and all it includes.
   *
   * @param root the folder that recorded paths start from
   * @param changelog the changelog that Liquibase is started with, below the root
   * @param dialect of the database
   */
  public static LiquibaseCoreVerifier of(Path root, String changelog, SqlDialect dialect) {
    return new LiquibaseCoreVerifier(root, changelog, dialect.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public List<VerifiedChangeset> changesets(int version) {
    try {
      // It holds nothing open, and its close() is declared to throw what it never throws.
      DirectoryResourceAccessor files = new DirectoryResourceAccessor(root);
      return Scope.child(
          Map.of(Scope.Attr.resourceAccessor.name(), files), () -> parsed(files, version));
    } catch (IOException unreadable) {
      throw new LedgerException(
          "The changelogs in %s cannot be read. Check that the folder is there.".formatted(root),
          unreadable);
    } catch (Exception refused) {
      throw new LedgerException(
          "Liquibase cannot read changelog %s in %s: %s"
              .formatted(changelog, root, refused.getMessage()),
          refused);
    }
  }

  /** Objects are made anew for each version: 4.33 keeps the first sum that it was asked for. */
  private List<VerifiedChangeset> parsed(ResourceAccessor files, int version)
      throws LiquibaseException {
    Database database =
        DatabaseFactory.getInstance().openDatabase("offline:" + product, null, null, null, files);
    try {
      List<VerifiedChangeset> verified = new ArrayList<>();
      for (ChangeSet changeset :
          ChangeLogParserFactory.getInstance()
              .getParser(changelog, files)
              .parse(changelog, new ChangeLogParameters(database), files)
              .getChangeSets()) {
        verified.add(verified(changeset, database, version));
      }
      return verified;
    } finally {
      database.close();
    }
  }

  private static VerifiedChangeset verified(ChangeSet changeset, Database database, int version) {
    return new VerifiedChangeset(
        ChangesetKey.normalised(changeset.getFilePath()),
        changeset.getId(),
        changeset.getAuthor(),
        changeset.generateCheckSum(ChecksumVersion.enumFromChecksumVersion(version)).toString(),
        sql(changeset, database));
  }

  private static @Nullable SqlText sql(ChangeSet changeset, Database database) {
    List<Change> changes = changeset.getChanges();
    if (changes.stream().anyMatch(change -> change.generateStatementsVolatile(database))) {
      return null;
    }
    String sql =
        changes.stream()
            .flatMap(change -> generated(change, database))
            .map(statement -> statement.toSql() + ";\n")
            .collect(Collectors.joining());
    return sql.isEmpty() ? null : SqlText.of(sql);
  }

  private static Stream<Sql> generated(Change change, Database database) {
    return Stream.of(SqlGeneratorFactory.getInstance().generateSql(change, database));
  }
}
