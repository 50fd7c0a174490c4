package dev.oneledger.jdbc.internal.tables;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.ErrorRules;
import dev.oneledger.jdbc.internal.Redaction;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.spi.Deadline;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's tables in one place of one product, and what is said where they cannot be used.
 * Thread-safe. Internal: may change in any release.
 */
public final class LedgerTables {
  private final TableNames names;
  private final TableSql sql;
  private final TableCreation creation;
  private final Privileges privileges;
  private final ErrorRules rules;

  /** Of these parts. */
  public LedgerTables(
      TableNames names,
      TableSql sql,
      TableCreation creation,
      Privileges privileges,
      ErrorRules rules) {
    this.names = names;
    this.sql = sql;
    this.creation = creation;
    this.privileges = privileges;
    this.rules = rules;
  }

  /** The table of entries, as SQL. */
  public String journal() {
    return names.journal();
  }

  /** The table of texts, as SQL. */
  public String text() {
    return names.text();
  }

  /** The table with the format's version, as SQL. */
  public String format() {
    return names.format();
  }

  /** The format of this version of the library. */
  public int version() {
    return creation.version();
  }

  /** How the product spells what is asked of them. */
  public TableSql sql() {
    return sql;
  }

  /** What the product's errors mean. */
  public ErrorRules rules() {
    return rules;
  }

  String insertEntries() {
    return sql.insertEntries(names, sql.columns());
  }

  String insertTimedEntries() {
    return sql.insertEntries(names, sql.columns() + ", " + sql.column("duration_ms"));
  }

  String insertTextIfAbsent() {
    return sql.insertTextIfAbsent(names);
  }

  String heads(String app) {
    return sql.heads(names, app, withFormat());
  }

  String heads(String app, Collection<String> journals) {
    return sql.heads(names, app, journals, withFormat());
  }

  /** The table of claims, as SQL. */
  String claim() {
    return names.claim();
  }

  /** The refusal to claim, for want of a privilege. */
  LedgerException claimDenied(SQLException failed) {
    return denied("claim environments", privileges.claim(), failed);
  }

  /** The columns of an entry and, as {@code format}, the format's version. */
  String withFormat() {
    return sql.columns()
        + ", (SELECT "
        + sql.column("version")
        + " FROM "
        + format()
        + ") AS "
        + sql.column("format");
  }

  /**
   * Sees to it that the tables are there in this version's format.
   *
   * @throws LedgerException if that is not allowed, or a newer version made them; nothing was
   *     changed
   * @throws dev.oneledger.LedgerBusyException if another session was at it until the deadline
   */
  public void ensure(Session session, Deadline deadline) {
    try {
      creation.ensure(this, session, deadline);
    } catch (SQLException failed) {
      session.rollback();
      throw uncreated(failed);
    } catch (RuntimeException | Error broken) {
      session.rollback();
      throw broken;
    }
  }

  private LedgerException uncreated(SQLException failed) {
    return rules.isDenied(failed)
        ? denied("create its tables", privileges.create(), failed)
        : rules.translate("Creating the ledger's tables in " + names.place(), failed);
  }

  /** Where the tables are, in words. */
  String place() {
    return names.place();
  }

  /** The refusal of tables whose format is not told. */
  public LedgerException withoutFormat() {
    return new LedgerException(
        "Table %s is empty, expected one row with the format's version: it was changed by hand. Put the row back."
            .formatted(format()));
  }

  /** The refusal of tables that a newer version made. */
  public LedgerException newer(int found) {
    return new LedgerException(
        "The ledger's tables in %s have format %s; this version of the library knows formats up to %s. Upgrade the library; nothing was changed."
            .formatted(names.place(), found, version()));
  }

  /**
   * Checks the format that a read came with.
   *
   * @throws LedgerException if it is newer than this version's
   */
  public void checkFormat(int found) {
    if (found > version()) {
      throw newer(found);
    }
  }

  /** The refusal to append, for want of a privilege. */
  public LedgerException appendDenied(SQLException failed) {
    return denied("append", privileges.append(), failed);
  }

  /** The refusal for want of a privilege. */
  public LedgerException denied(String what, String privilege, SQLException failed) {
    String message = rules.message(failed);
    return new LedgerException(
        "The ledger may not %s in %s: %s.\nNeeded: %s. Grant it, or choose another %s with %s."
            .formatted(what, names.place(), message, privilege, names.kind(), names.option()),
        Redaction.cause(failed, message));
  }

  /** What a failed read means to the caller; null if the tables are just not there. */
  public @Nullable LedgerException unreadable(SQLException failed) {
    if (rules.isMissingTable(failed)) {
      return null;
    }
    return rules.isDenied(failed)
        ? denied("read", privileges.read(), failed)
        : rules.translate("Reading the ledger's tables in " + names.place(), failed);
  }
}
