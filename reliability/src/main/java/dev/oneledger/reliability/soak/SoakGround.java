package dev.oneledger.reliability.soak;

import dev.oneledger.reliability.campaign.UsageException;
import dev.oneledger.reliability.server.OwnServer;
import dev.oneledger.reliability.server.Product;
import java.util.Map;

/** What differs from product to product. */
interface SoakGround {

  /** That of a product. */
  static SoakGround of(Product product) {
    return switch (product) {
      case POSTGRESQL -> new PostgresGround();
      case MARIADB -> new MariaDbGround();
      case H2 -> throw new UsageException("The soak is for PostgreSQL and MariaDB");
    };
  }

  /** The migrations of a round, by file name. */
  Map<String, String> migrations(int count);

  /** Makes it possible for a starter to connect under its own name; returns how. */
  String urlFor(String starter, OwnServer server, String database);

  /** Selects something for each session of a starter, as long as it has one. */
  String sessionsOf(String starter);

  /** Selects the starter that holds the journal's lock. */
  String holder(String database);

  /** Selects something once the journal's table is there. */
  String journalTable();

  /** Selects the last number in the environment's journal. */
  String progress();

  /** Selects starter, session, migration, part, and the times in microseconds, by time. */
  String work();
}
