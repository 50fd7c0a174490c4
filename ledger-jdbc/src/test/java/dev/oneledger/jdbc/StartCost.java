package dev.oneledger.jdbc;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.MigrationIndex;
import dev.oneledger.spi.MigrationSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Measures starts with nothing to do, beside the least that a correct tool without an index does:
 * it reads and hashes every file, and reads every row of the history. Run by hand:
 *
 * <pre>
 * StartCost prepare URL N FOLDER   fills an empty database, N.jar (with index) and N-plain.jar
 * StartCost warm URL N FOLDER RUNS medians in one process, on one open connection
 * StartCost loop URL N FOLDER index|plain|folder RUNS  the same again and again, for a profiler
 * StartCost cold URL N FOLDER WHAT one start in this process: connect, floor, plain or index
 * </pre>
 */
final class StartCost {
  private static final String LOCATION = "db/ledger";

  private final PGSimpleDataSource database = new PGSimpleDataSource();
  private final int migrations;
  private final Path folder;

  private StartCost(String url, int migrations, Path folder) {
    database.setURL(url);
    this.migrations = migrations;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    StartCost cost =
        new StartCost(arguments[1], Integer.parseInt(arguments[2]), Path.of(arguments[3]));
    switch (arguments[0]) {
      case "prepare" -> cost.prepare();
      case "warm" -> cost.warm(Integer.parseInt(arguments[4]));
      case "loop" -> cost.loop(arguments[4], Integer.parseInt(arguments[5]));
      default -> cost.cold(arguments[4]);
    }
  }

  private Path jar(boolean index) {
    return folder.resolve(migrations + (index ? ".jar" : "-plain.jar"));
  }

  private Path files() {
    return folder.resolve(migrations + ".d");
  }

  private void prepare() throws IOException, SQLException {
    Files.createDirectories(files());
    for (int i = 1; i <= migrations; i++) {
      Files.writeString(
          files().resolve("%05d_step.sql".formatted(i)),
          "CREATE TABLE t%s (id bigint PRIMARY KEY, note text);\nCREATE INDEX i%s ON t%s (note);\n"
              .formatted(i, i, i));
    }
    MigrationIndex.write(files(), Set.of());
    pack(jar(true), true);
    pack(jar(false), false);
    ledger(database, jar(true)).baseline("default", String.valueOf(migrations));
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE floor (path text PRIMARY KEY, hash text, at timestamptz)");
      for (Map.Entry<String, String> file : hashes().entrySet()) {
        statement.execute(
            "INSERT INTO floor VALUES ('%s', '%s', now())"
                .formatted(file.getKey(), file.getValue()));
      }
    }
  }

  private void pack(Path jar, boolean index) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out);
        Stream<Path> all = Files.list(files())) {
      zip.putNextEntry(new JarEntry("db/"));
      zip.putNextEntry(new JarEntry(LOCATION + "/"));
      for (Path file : all.sorted().toList()) {
        if (index || file.toString().endsWith(".sql")) {
          zip.putNextEntry(new JarEntry(LOCATION + "/" + file.getFileName()));
          zip.write(Files.readAllBytes(file));
        }
      }
    }
  }

  /** The ledger as an application has it, on a class path that is open already. */
  private static Ledger ledger(DataSource dataSource, MigrationSource source) {
    return Ledger.forApp("shop")
        .store(JdbcLedgerStore.on(dataSource))
        .migrations(source)
        .environment(Environment.managed("default", JdbcTarget.on(dataSource)))
        .open();
  }

  private static Ledger ledger(DataSource dataSource, Path jar) throws IOException {
    return ledger(dataSource, MigrationSource.classpath(LOCATION, loader(jar)));
  }

  private static ClassLoader loader(Path jar) throws IOException {
    return new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
  }

  private interface Work {
    void run() throws Exception;
  }

  private void warm(int runs) throws Exception {
    try (Connection connection = database.getConnection()) {
      DataSource open = reusing(connection);
      Map<String, Work> works = new LinkedHashMap<>();
      works.put("SELECT 1", () -> ask(connection, "SELECT 1"));
      works.put("floor, folder", () -> floor(connection, hashes()));
      works.put("floor, jar", () -> floor(connection, hashesOfJar()));
      ClassLoader indexed = loader(jar(true));
      ClassLoader plain = loader(jar(false));
      indexed.getResource(LOCATION);
      plain.getResource(LOCATION);
      works.put("index", () -> sync(open, MigrationSource.classpath(LOCATION, indexed)));
      works.put("no index, jar", () -> sync(open, MigrationSource.classpath(LOCATION, plain)));
      works.put("no index, folder", () -> sync(open, MigrationSource.directory(files())));
      Map<String, long[]> taken = new LinkedHashMap<>();
      Map<String, long[]> busy = new LinkedHashMap<>();
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      for (String name : works.keySet()) {
        taken.put(name, new long[runs]);
        busy.put(name, new long[runs]);
      }
      for (int run = -runs / 2; run < runs; run++) {
        for (Map.Entry<String, Work> work : works.entrySet()) {
          long begun = System.nanoTime();
          long begunBusy = threads.getCurrentThreadCpuTime();
          work.getValue().run();
          if (run >= 0) {
            taken.get(work.getKey())[run] = System.nanoTime() - begun;
            busy.get(work.getKey())[run] = threads.getCurrentThreadCpuTime() - begunBusy;
          }
        }
      }
      taken.forEach(
          (name, times) -> {
            Arrays.sort(times);
            Arrays.sort(busy.get(name));
            System.out.println(
                "%s migrations, %s: %s ms (%s to %s), processor %s ms (from %s)"
                    .formatted(
                        migrations,
                        name,
                        millis(times[runs / 2]),
                        millis(times[0]),
                        millis(times[runs - 1]),
                        millis(busy.get(name)[runs / 2]),
                        millis(busy.get(name)[0])));
          });
    }
  }

  private void loop(String what, int runs) throws Exception {
    MigrationSource source =
        what.equals("folder")
            ? MigrationSource.directory(files())
            : MigrationSource.classpath(LOCATION, loader(jar(what.equals("index"))));
    try (Connection connection = database.getConnection()) {
      DataSource open = reusing(connection);
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long[] taken = new long[runs];
      long[] busy = new long[runs];
      for (int i = -runs; i < runs; i++) {
        long begun = System.nanoTime();
        long begunBusy = threads.getCurrentThreadCpuTime();
        sync(open, source);
        if (i >= 0) {
          taken[i] = System.nanoTime() - begun;
          busy[i] = threads.getCurrentThreadCpuTime() - begunBusy;
        }
      }
      Arrays.sort(taken);
      Arrays.sort(busy);
      System.out.println(
          "%s migrations, %s: %s ms (from %s), processor %s ms (from %s)"
              .formatted(
                  migrations,
                  what,
                  millis(taken[runs / 2]),
                  millis(taken[0]),
                  millis(busy[runs / 2]),
                  millis(busy[0])));
    }
  }

  private static String millis(long nanos) {
    return String.valueOf(Math.round(nanos / 10_000.0) / 100.0);
  }

  private static void sync(DataSource dataSource, MigrationSource source) {
    if (!ledger(dataSource, source).sync("default").applied().isEmpty()) {
      throw new IllegalStateException("Something was applied.");
    }
  }

  private void cold(String what) throws Exception {
    long begun = System.nanoTime();
    try (Connection connection = database.getConnection()) {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long connectedBusy = threads.getCurrentThreadCpuTime();
      long connected = System.nanoTime();
      switch (what) {
        case "connect" -> ask(connection, "SELECT 1");
        case "floor" -> floor(connection, hashesOfJar());
        default ->
            sync(
                new Once(connection),
                MigrationSource.classpath(LOCATION, loader(jar(what.equals("index")))));
      }
      long done = System.nanoTime();
      long busy = threads.getCurrentThreadCpuTime() - connectedBusy;
      System.out.println(
          "work "
              + millis(done - connected)
              + " connect "
              + millis(connected - begun)
              + " busy "
              + millis(busy));
    }
  }

  /**
   * Hands out one connection whose closing does nothing, without what a fresh process waits for.
   */
  private static DataSource reusing(Connection connection) {
    return new Once(kept(connection));
  }

  private static Connection kept(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            StartCost.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  /** Hands out one connection that is open already. */
  private static final class Once extends org.postgresql.ds.common.BaseDataSource
      implements DataSource {
    private static final long serialVersionUID = 1;
    private final transient Connection connection;

    Once(Connection connection) {
      this.connection = connection;
    }

    @Override
    public Connection getConnection() {
      return connection;
    }

    @Override
    public String getDescription() {
      return "one connection";
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      throw new SQLException("Nothing is wrapped.");
    }
  }

  private static void ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
    }
  }

  private static void floor(Connection connection, Map<String, String> files) throws SQLException {
    Map<String, String> history = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT path, hash, at FROM floor ORDER BY path")) {
      while (rows.next()) {
        history.put(rows.getString(1), rows.getString(2));
      }
    }
    if (!history.equals(files)) {
      throw new IllegalStateException("The history differs.");
    }
  }

  private Map<String, String> hashes() throws IOException {
    List<Path> paths = new ArrayList<>();
    try (Stream<Path> all = Files.list(files())) {
      all.filter(path -> path.toString().endsWith(".sql")).forEach(paths::add);
    }
    Map<String, String> hashes = new TreeMap<>();
    for (Path path : paths) {
      hashes.put(path.getFileName().toString(), hash(Files.readAllBytes(path)));
    }
    return hashes;
  }

  private Map<String, String> hashesOfJar() throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (JarFile jar = new JarFile(jar(false).toFile())) {
      for (JarEntry entry : java.util.Collections.list(jar.entries())) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (name.endsWith(".sql")) {
          try (InputStream in = jar.getInputStream(entry)) {
            hashes.put(name, hash(in.readAllBytes()));
          }
        }
      }
    }
    return hashes;
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
