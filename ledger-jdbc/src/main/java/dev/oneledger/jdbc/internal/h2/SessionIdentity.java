package dev.oneledger.jdbc.internal.h2;

import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.spi.LockHolder;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One session of a database.
 *
 * @param id its number, which is given anew after a restart
 * @param since when it began, as H2 writes it
 * @param client where its client runs: an address, or a process of the machine whose H2 it is
 */
record SessionIdentity(String id, String since, String user, String client) {
  /** String literals may be passwords or rows. */
  private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'?");

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendOffset("+HH:mm", "+00")
          .toFormatter(Locale.ROOT);

  /** That of the session that asks. */
  static SessionIdentity of(Session session) throws SQLException {
    List<@Nullable String> row =
        session.row(
            "SELECT SESSION_ID, SESSION_START, USER_NAME, CLIENT_ADDR"
                + " FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID = SESSION_ID()");
    String address = row.get(3);
    return new SessionIdentity(
        String.valueOf(row.get(0)),
        String.valueOf(row.get(1)),
        String.valueOf(row.get(2)),
        address == null ? "of process " + ProcessHandle.current().pid() : address);
  }

  /** The identity as one text. */
  String written() {
    return String.join("\n", id, since, client, user);
  }

  /** Reads {@link #written()} back. */
  static SessionIdentity parse(String written) {
    String[] parts = written.split("\n", 4);
    return new SessionIdentity(parts[0], parts[1], parts[3], parts[2]);
  }

  /** The session, with the statement it executes now, as the one who asks may see it. */
  LockHolder holder(Session asking) throws SQLException {
    return new LockHolder(
        client, "session %s, user %s".formatted(id, user), instant(), executing(asking));
  }

  /** The same with user and client, if it executes a statement now and is not the one that asks. */
  Optional<LockHolder> working(Session asking) throws SQLException {
    List<@Nullable String> row =
        asking.row(
            "SELECT USER_NAME, CLIENT_ADDR FROM INFORMATION_SCHEMA.SESSIONS"
                + " WHERE EXECUTING_STATEMENT IS NOT NULL AND SESSION_ID <> SESSION_ID()"
                + " AND SESSION_ID = %s AND SESSION_START = TIMESTAMP WITH TIME ZONE %s"
                    .formatted(id, H2Tables.text(since)));
    if (row.isEmpty()) {
      return Optional.empty();
    }
    String client = Objects.requireNonNullElse(row.get(1), "of this process");
    return Optional.of(
        new SessionIdentity(id, since, String.valueOf(row.get(0)), client).holder(asking));
  }

  /** The statement it executes now; null if it executes none, or is gone. */
  @Nullable String executing(Session asking) throws SQLException {
    List<@Nullable String> row =
        asking.row(
            "SELECT EXECUTING_STATEMENT FROM INFORMATION_SCHEMA.SESSIONS"
                + " WHERE SESSION_ID = %s AND SESSION_START = TIMESTAMP WITH TIME ZONE %s"
                    .formatted(id, H2Tables.text(since)));
    String statement = row.isEmpty() ? null : row.get(0);
    return statement == null ? null : LITERAL.matcher(statement).replaceAll("'...'");
  }

  private Instant instant() {
    return OffsetDateTime.parse(since, TIME).toInstant();
  }
}
