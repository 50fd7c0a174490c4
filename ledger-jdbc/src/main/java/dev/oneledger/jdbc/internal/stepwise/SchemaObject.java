package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.jdbc.internal.Session;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object of the schema that a statement names. Internal: may change in any release. */
public interface SchemaObject {
  /** The state of an object that is not there. */
  String ABSENT = "absent";

  /**
   * A hash of its definition, without what rows change in it; {@link #ABSENT} if it is not there;
   * null where that cannot be told.
   */
  @Nullable String state(Session session) throws SQLException;

  /** How a product finds such objects. Stateless. */
  interface Finder {
    /** The object of this name; null if nothing is known of that kind of object. */
    @Nullable SchemaObject find(String type, List<String> name);

    /** Whether the names of indexes are their own, and not their table's. */
    boolean hasIndexNames();
  }
}
