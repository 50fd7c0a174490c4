package dev.oneledger.jdbc.testkit;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A database on H2. */
public final class H2Database extends ScratchDatabase {
  private final String url;

  H2Database(String url) {
    this.url = url;
  }

  /** A data source that leads to no database. */
  public static DataSource nowhere() {
    return new H2Database("jdbc:h2:mem:nowhere").dataSource(";IFEXISTS=TRUE");
  }

  /** The JDBC URL; the user is {@code sa}, without a password. */
  public String url() {
    return url;
  }

  @Override
  public DataSource dataSource() {
    return dataSource("");
  }

  /** The same with further settings, such as {@code ;IFEXISTS=TRUE}. */
  public DataSource dataSource(String settings) {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL(url + settings);
    dataSource.setUser("sa");
    return dataSource;
  }

  /** What H2 itself would write to make the database again. */
  @Override
  public List<String> contents() {
    List<String> contents = new ArrayList<>();
    query("SCRIPT").forEach(line -> contents.add(String.valueOf(line)));
    return contents;
  }

  @Override
  public void close() {
    execute("SHUTDOWN");
  }
}
