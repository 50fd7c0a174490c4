package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.spi.LockHolder;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Knows this session among the database's others. For one thread. Internal: may change. */
public interface OtherSessions {

  /** What names this session to a later one; see the facts of entries. */
  Map<String, String> identity() throws SQLException;

  /** Another session that was so named, if it still works on something. */
  Optional<LockHolder> find(Map<String, String> identity) throws SQLException;
}
