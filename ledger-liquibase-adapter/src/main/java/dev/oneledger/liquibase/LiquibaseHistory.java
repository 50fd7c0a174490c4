package dev.oneledger.liquibase;

import dev.oneledger.jdbc.internal.history.FoundTable;
import dev.oneledger.jdbc.internal.history.ReadOnlySession;
import dev.oneledger.jdbc.internal.history.TableName;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryReading;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What Liquibase says an environment has, read from its table and never written. Immutable and
 * thread-safe. Tables of Liquibase 3 to 5 are read, those that lack later columns too.
 *
 * <p>A row's key is {@code path::id::author}, the path without {@code classpath:} and leading
 * slash. {@code MARK_RAN} is a state of its own, since that SQL never ran; a changeset that ran
 * again is applied. What is left of a row (tag, deployment, contexts, labels, execution type,
 * version, order) stands in its details. Of several rows of one changeset the last counts; a
 * changeset that {@link LiquibaseEject} wrote stands for an older one of the same revision and name
 * as well.
 *
 * <p><b>Which migration of ours a changeset is.</b> Liquibase has no revisions; ids are whatever
 * their author made them. So, in this order:
 *
 * <ol>
 *   <li>an id that reads as a revision with a name, such as {@code 144_health}, {@code 144-health}
 *       or {@code R__scores}, is that, unless the file's name begins with another revision;
 *   <li>an id that is a number alone takes revision and name of a file such as {@code 144_x.sql},
 *       if it is the same revision or the only changeset of that file; in a file without a revision
 *       it is itself the revision, unless another changeset has that number too;
 *   <li>any other id, such as {@code raw} or {@code create-table}, takes those of the file, if it
 *       is its only changeset;
 *   <li>all others have no id, and are put with ours by hand, by what the ledger has recorded.
 * </ol>
 *
 * <p>Texts are judged by MD5SUM of version 8 and 9, which {@link ChangeVerifier} completes for what
 * is more than SQL. Older sums cannot be repeated, not even by Liquibase.
 */
public final class LiquibaseHistory implements History {
  private static final String TOOL = "Liquibase";
  private static final String DEFAULT_TABLE = "databasechangelog";
  private static final String LOCK_SUFFIX = "lock";

  private final DataSource dataSource;
  private final TableName table;
  private final @Nullable Path changelogs;
  private final @Nullable ChangeVerifier verifier;
  private final @Nullable ZoneId zone;

  private LiquibaseHistory(
      DataSource dataSource,
      TableName table,
      @Nullable Path changelogs,
      @Nullable ChangeVerifier verifier,
      @Nullable ZoneId zone) {
    this.dataSource = dataSource;
    this.table = table;
    this.changelogs = changelogs;
    this.verifier = verifier;
    this.zone = zone;
  }

  /** {@code DATABASECHANGELOG} in the connection's current schema. */
  public static LiquibaseHistory on(DataSource dataSource) {
    return new LiquibaseHistory(dataSource, TableName.parse(DEFAULT_TABLE), null, null, null);
  }

  /**
   * The same in another table, {@code table} or {@code schema.table}, in any letter case. Its lock
   * is looked for in the table of that name with {@code LOCK} at its end.
   *
   * @throws dev.oneledger.LedgerException if the name has other characters than letters, digits,
   *     {@code _} and {@code $}
   */
  public LiquibaseHistory table(String name) {
    return new LiquibaseHistory(dataSource, TableName.parse(name), changelogs, verifier, zone);
  }

  /**
   * The same with their changelogs: rows carry the SQL of their changeset, a changeset edited since
   * it ran is marked in the row's details, and what has not run is pending. Formatted SQL and XML
   * is read, every changelog below the folder, whether or not another one includes it; of YAML and
   * JSON nothing.
   *
   * <p>Reading fails if there is no such folder, if a changelog is broken or not UTF-8, or if the
   * folder is not the one that recorded paths start from.
   */
  public LiquibaseHistory changelogs(Path folder) {
    return new LiquibaseHistory(dataSource, table, folder, verifier, zone);
  }

  /** The same with a way to sum changesets that are more than SQL. */
  public LiquibaseHistory verifier(ChangeVerifier registered) {
    return new LiquibaseHistory(dataSource, table, changelogs, registered, zone);
  }

  /**
   * The same with times: {@code DATEEXECUTED} is in this zone, the one of the sessions in which
   * Liquibase ran. Without it rows have no time, for the table does not record the zone.
   */
  public LiquibaseHistory zone(ZoneId ofTheirSessions) {
    return new LiquibaseHistory(dataSource, table, changelogs, verifier, ofTheirSessions);
  }

  /** What one look into the database finds. */
  private record Look(
      FoundTable table, List<RanChangeset> rows, String product, LiquibaseLock lock) {}

  @Override
  public HistoryReading read() {
    String what = "the history of %s in %s".formatted(TOOL, table);
    Instant asOf = Instant.now();
    Look look = ReadOnlySession.read(dataSource, what, session -> look(session, what));
    ChangelogFolder folder =
        changelogs == null ? ChangelogFolder.NONE : ChangelogFolder.read(changelogs);
    LiquibaseReading reading =
        new LiquibaseReading(look.rows(), folder, new RanChecksums(verifier));
    String source =
        "%s of %s%s"
            .formatted(
                look.table(), TOOL, look.lock().readable() ? "" : " (its lock cannot be read)");
    return new HistoryReading(source, asOf, reading.rows())
        .withLock(look.lock().held().orElse(null))
        .withPending(reading.pending(look.product()));
  }

  private Look look(ReadOnlySession session, String what) throws SQLException {
    FoundTable found = session.require(table, what);
    found.require(TOOL, RanChangeset.REQUIRED);
    List<RanChangeset> rows =
        session.select(
            found,
            RanChangeset.COLUMNS,
            RanChangeset.order(found),
            fields -> RanChangeset.read(fields, zone));
    TableName lock = new TableName(found.schema(), found.name() + LOCK_SUFFIX);
    return new Look(
        found, rows, Products.inTheirWord(session.product()), LiquibaseLock.read(session, lock));
  }

  @Override
  public String toString() {
    return "history of %s in %s".formatted(TOOL, table);
  }
}
