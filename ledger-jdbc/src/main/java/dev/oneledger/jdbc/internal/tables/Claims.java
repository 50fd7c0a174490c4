package dev.oneledger.jdbc.internal.tables;

import dev.oneledger.LedgerException;
import dev.oneledger.internal.waiting.Patience;
import dev.oneledger.jdbc.internal.Connections;
import dev.oneledger.jdbc.internal.ErrorRules;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.EnvironmentClaim;
import dev.oneledger.spi.LockHolder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Claims environments by locking a row for each, in a transaction that stays open as long as the
 * claim: the lock is gone with the session, however that ends. Rows are made by whoever misses them
 * and stay. The table is not one of the format: it is made when the first one claims, and nobody
 * who claims nothing needs to know it. Thread-safe.
 */
final class Claims {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** How SQLSTATE says that a statement is not understood. */
  private static final String SYNTAX = "42";

  private final Connections connections;
  private final LedgerTables tables;
  private final ErrorRules rules;
  private final ClaimSql sql;

  Claims(Connections connections, LedgerTables tables) {
    this.connections = connections;
    this.tables = tables;
    this.rules = tables.rules();
    this.sql = tables.sql().claims();
  }

  EnvironmentClaim take(String app, List<String> environments, int most) {
    if (environments.isEmpty()) {
      return new Held(null, List.of());
    }
    Session session = Session.open(connections, rules);
    try {
      Set<String> taken = take(session, app, new TreeSet<>(environments), most);
      List<String> inOrder =
          new LinkedHashSet<>(environments).stream().filter(taken::contains).toList();
      return new Held(session, inOrder);
    } catch (SQLException failed) {
      release(session);
      throw refused(failed);
    } catch (RuntimeException | Error broken) {
      release(session);
      throw broken;
    }
  }

  private Set<String> take(Session session, String app, Set<String> names, int most)
      throws SQLException {
    Patience patience = new Patience(Deadline.in(LONGEST));
    while (true) {
      try {
        for (String begin : sql.begin()) {
          session.execute(begin);
        }
        Set<String> taken = lock(session, app, List.copyOf(names), most);
        Set<String> missing = new TreeSet<>();
        if (taken.size() < Math.min(most, names.size())) {
          missing.addAll(names);
          missing.removeAll(column(session, selecting(app, names)));
        }
        if (missing.isEmpty()) {
          return taken;
        }
        session.rollback();
        session.execute(sql.insert().formatted(tables.claim(), rows(app, missing)));
      } catch (SQLException failed) {
        session.rollback();
        if (rules.isMissingTable(failed)) {
          create(session);
        } else if (!isCollision(failed) || !patience.pause(Claims::another)) {
          throw failed;
        }
      }
    }
  }

  private Set<String> lock(Session session, String app, List<String> names, int most)
      throws SQLException {
    Set<String> taken = new HashSet<>();
    int from = 0;
    while (from < names.size() && taken.size() < most) {
      int wanted = most - taken.size();
      int to = sql.stopsAtLimit() ? names.size() : Math.min(names.size(), from + wanted);
      taken.addAll(column(session, locking(app, names.subList(from, to), wanted)));
      from = to;
    }
    return taken;
  }

  private void create(Session session) throws SQLException {
    tables.ensure(session, Deadline.in(LONGEST));
    try {
      session.execute(sql.script().replace("${claim}", tables.claim()));
    } catch (SQLException failed) {
      if (!isCollision(failed)) {
        throw failed;
      }
    }
  }

  private boolean isCollision(SQLException failed) {
    return rules.isCollision(failed) || rules.isUniqueViolation(failed);
  }

  private static LockHolder another() {
    return LockHolder.unknown("another claim");
  }

  private String locking(String app, Collection<String> names, int most) {
    return "%s ORDER BY %s LIMIT %s FOR UPDATE SKIP LOCKED"
        .formatted(selecting(app, names), tables.sql().column("environment"), most);
  }

  private String selecting(String app, Collection<String> names) {
    return "SELECT %1$s FROM %2$s WHERE %3$s = %4$s AND %1$s IN (%5$s)"
        .formatted(
            tables.sql().column("environment"),
            tables.claim(),
            tables.sql().column("app"),
            tables.sql().literal(app),
            tables.sql().literals(names));
  }

  private String rows(String app, Set<String> names) {
    TableSql spelling = tables.sql();
    return names.stream()
        .map(name -> "(%s, %s)".formatted(spelling.literal(app), spelling.literal(name)))
        .collect(Collectors.joining(", "));
  }

  private static Set<String> column(Session session, String query) throws SQLException {
    Set<String> values = new HashSet<>();
    for (String value : session.column(query)) {
      values.add(Objects.requireNonNull(value));
    }
    return values;
  }

  private LedgerException refused(SQLException failed) {
    if (rules.isDenied(failed)) {
      return tables.claimDenied(failed);
    }
    LedgerException translated =
        rules.translate("Claiming environments in " + tables.claim(), failed);
    return String.valueOf(failed.getSQLState()).startsWith(SYNTAX)
        ? new LedgerException(
            translated.getMessage()
                + " Needed is FOR UPDATE SKIP LOCKED: PostgreSQL, MariaDB from 10.6 on, or H2 from 2.2.220 on. Upgrade the server, or run the fleet on one host and without claims.",
            translated)
        : translated;
  }

  private static void release(Session session) {
    session.rollback();
    session.close();
  }

  /** Rows locked by a session. */
  private static final class Held implements EnvironmentClaim {
    private final List<String> names;
    private @Nullable Session session;

    Held(@Nullable Session session, List<String> names) {
      this.session = session;
      this.names = new ArrayList<>(names);
    }

    @Override
    public List<String> environments() {
      return List.copyOf(names);
    }

    @Override
    public void close() {
      Session open = session;
      session = null;
      if (open != null) {
        release(open);
      }
    }
  }
}
