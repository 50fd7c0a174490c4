package dev.oneledger.reliability.crash;

import dev.oneledger.reliability.server.Product;

/** Tells from the bytes a server sends when it has answered. Not thread-safe. */
interface ReplyEnd {

  /** For a new connection to a server of this product. */
  static ReplyEnd of(Product product) {
    return switch (product) {
      case POSTGRESQL -> new PostgresReply();
      case MARIADB -> new MariaDbReply();
      // Its answers have no frame; it sends each at one go, or the first of many rows.
      case H2 -> (bytes, length) -> true;
    };
  }

  /** Takes the next bytes; whether the answer ended with the last of them. */
  boolean endsWith(byte[] bytes, int length);
}
