package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.jdbc.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The statements of {@code corpus.sql} on the database of {@code fixture.sql}. */
public record Corpus(List<Entry> entries) {

  private static final List<String> ROLES = List.of("app_owner", "app_rw");

  /**
   * One statement.
   *
   * @param id its number, as in {@code T01}
   * @param category its sort, as in {@code create table}
   * @param sql its text
   */
  public record Entry(String id, String category, String sql) {

    /** What runs inside a transaction: the same without CONCURRENTLY on an index. */
    String transactional() {
      return sql.replaceFirst("^((?:CREATE|DROP) INDEX) CONCURRENTLY", "$1");
    }

    /** False for a statement that has no form inside a transaction, or needs rows from a client. */
    public boolean runs() {
      return !sql.startsWith("VACUUM") && !sql.startsWith("COPY");
    }

    @Override
    public String toString() {
      return id + " " + sql.lines().findFirst().orElse("");
    }
  }

  /** The statements, with role names that are this database's own. */
  public static Corpus of(TestDatabase database) {
    List<Entry> entries = new ArrayList<>();
    for (String part : read("corpus.sql").split("(?m)^--@ ")) {
      if (!part.isBlank()) {
        String head = part.lines().findFirst().orElseThrow();
        String sql = part.substring(head.length()).strip();
        entries.add(
            new Entry(
                head.substring(0, 3),
                head.substring(4).replace(" notx", ""),
                own(database, sql.replaceFirst(";$", ""))));
      }
    }
    return new Corpus(entries);
  }

  /** Creates the fixture's objects, rows and roles. */
  public static void prepare(TestDatabase database) {
    ROLES.forEach(role -> database.execute("CREATE ROLE " + own(database, role)));
    database.execute(own(database, read("fixture.sql")));
    // The fixture numbers its rows by hand; those that the statements insert go on from there.
    database.execute("SELECT setval('customers_id_seq', 100)");
  }

  /** Drops the roles; the database must be gone. */
  public static void forget(TestDatabase database, TestDatabase server) {
    ROLES.forEach(role -> server.execute("DROP ROLE " + own(database, role)));
  }

  private static String own(TestDatabase database, String text) {
    String own = text;
    for (String role : ROLES) {
      own = own.replace(role, database.name() + role.substring(3));
    }
    return own;
  }

  private static String read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(Corpus.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
