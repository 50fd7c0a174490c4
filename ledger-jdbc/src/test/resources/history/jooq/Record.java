import static org.jooq.impl.DSL.using;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jooq.Commit;
import org.jooq.CommitProvider;
import org.jooq.Commits;
import org.jooq.ContentType;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.InterpreterSearchSchema;
import org.jooq.conf.MigrationSchema;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;

/** The story, on the database of the arguments: two steps at once, one more, one undone, one that fails. */
class Record {
  private static Path folder;
  private static Commits commits;
  private static DSLContext jooq;

  public static void main(String[] arguments) throws SQLException, IOException {
    folder = Path.of(arguments[4]);
    MigrationSchema schema = new MigrationSchema().withSchema(arguments[5]);
    Settings settings =
        new Settings()
            .withMigrationAllowsUndo(true)
            .withMigrationAutoVerification(false)
            .withInterpreterSearchPath(new InterpreterSearchSchema().withSchema(arguments[5]))
            .withMigrationDefaultSchema(schema)
            .withMigrationSchemata(schema);
    try (Connection connection = DriverManager.getConnection(arguments[1], arguments[2], arguments[3])) {
      DSLContext plain = using(connection, SQLDialect.valueOf(arguments[0]), settings);
      commits = plain.migrations().commits();
      jooq = using(plain.configuration().derive((CommitProvider) () -> commits));
      tell();
    }
  }

  private static void tell() throws IOException {
    Commit customers = after(commits.root(), "20240105093000_create_customers");
    Commit orders = after(customers, "20240212110000_add_orders").tag("v1.0");
    Commit details = after(orders, "20240301080000_add_details");
    Commit undone = after(details, "20240318070000_undone");
    Commit fails = after(details, "20240402150000_fails");

    jooq.migrations().migrateTo(orders).execute();
    jooq.migrations().migrateTo(details).execute();
    jooq.migrations().migrateTo(undone).execute();
    jooq.migrations().migrateTo(details).execute();
    jooq.dropTable("undone").execute(); // this edition takes the step back in its history only
    jooq.execute("CREATE TABLE nowhere (id int)"); // by hand, which stops the next step
    try {
      jooq.migrations().migrateTo(fails).execute();
      throw new IllegalStateException("expected to fail");
    } catch (DataAccessException failed) {
      if (!String.valueOf(failed.getMessage()).contains("nowhere")) {
        throw failed;
      }
    }
  }

  private static Commit after(Commit parent, String name) throws IOException {
    String text = Files.readString(folder.resolve(name + ".sql"));
    String id = name.substring(0, name.indexOf('_'));
    String message = name.substring(name.indexOf('_') + 1);
    Commit commit = parent.commit(id, message, jooq.migrations().file(name + ".sql", text, ContentType.INCREMENT));
    commits.add(commit);
    return commit;
  }
}
