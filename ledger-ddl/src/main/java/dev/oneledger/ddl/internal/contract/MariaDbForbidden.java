package dev.oneledger.ddl.internal.contract;

import static dev.oneledger.ddl.internal.contract.ForbiddenStatements.Rule.anywhere;
import static dev.oneledger.ddl.internal.contract.ForbiddenStatements.Rule.first;

import dev.oneledger.ddl.internal.contract.ForbiddenStatements.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What no migration does on MariaDB. */
final class MariaDbForbidden {

  private static final String DATABASES = "databases, not what is in this one";
  private static final String FILES = "files or programs of the server";
  private static final String SERVER = "the server itself";
  private static final String POWERS = "powers over the whole server";

  private static final String SECRET = "puts a secret into a text that everybody keeps";

  private static final Set<String> ELSEWHERE =
      Set.of("federated", "federatedx", "connect", "spider", "csv", "s3", "oqgraph", "sphinx");

  private static final Form NAMED =
      Form.named("CHARACTER", "CHARSET", "COLLATE", "DEFAULT", "COMMENT", "UPGRADE");
  private static final Form INFILE = Form.holding("INFILE");
  private static final Form WRAPPER = Form.holding("DATA", "WRAPPER");

  static final List<Rule> RULES =
      List.of(
          anywhere("CREATE DATABASE", DATABASES).reads(NAMED),
          anywhere("CREATE OR REPLACE DATABASE", DATABASES).reads(NAMED),
          anywhere("ALTER DATABASE", DATABASES).reads(NAMED),
          anywhere("DROP DATABASE", DATABASES).reads(NAMED),
          anywhere("CREATE SCHEMA", DATABASES).reads(NAMED),
          anywhere("ALTER SCHEMA", DATABASES).reads(NAMED),
          anywhere("DROP SCHEMA", DATABASES).reads(NAMED),
          anywhere("LOAD DATA", FILES).reads(INFILE),
          anywhere("LOAD XML", FILES).reads(INFILE),
          anywhere("INTO OUTFILE", FILES).reads(Form.TEXT),
          anywhere("INTO DUMPFILE", FILES).reads(Form.TEXT),
          anywhere("DATA DIRECTORY", FILES).reads(Form.TEXT),
          anywhere("INDEX DIRECTORY", FILES).reads(Form.TEXT),
          anywhere("INSTALL PLUGIN", FILES).reads(Form.holding("SONAME")),
          anywhere("INSTALL SONAME", FILES).reads(Form.TEXT),
          anywhere("UNINSTALL PLUGIN", FILES).reads(Form.named()),
          anywhere("UNINSTALL SONAME", FILES).reads(Form.TEXT),
          first("CREATE", (all, i) -> all.has(i, "SONAME"), "CREATE FUNCTION … SONAME", FILES),
          anywhere("CREATE SERVER", SERVER).reads(WRAPPER),
          anywhere("SET GLOBAL", SERVER),
          anywhere("SET PERSIST", SERVER),
          anywhere("ALTER SERVER", SERVER).reads(Form.named("OPTIONS")),
          anywhere("DROP SERVER", SERVER).reads(Form.named()),
          anywhere("CREATE OR REPLACE SERVER", SERVER).reads(WRAPPER),
          anywhere("ENGINE", MariaDbForbidden::isElsewhere, "A table that is elsewhere", FILES),
          first("SET", MariaDbModes::changeStrings, "SET sql_mode", SERVER)
              .because(
                  "makes the server read the strings behind it in another way than they are checked"),
          first("SET", MariaDbForbidden::setsGlobal, "SET GLOBAL", SERVER),
          anywhere("CHANGE MASTER", SERVER).reads(Form.holding("TO")),
          anywhere("RESET MASTER", SERVER).reads(Form.END),
          anywhere("START SLAVE", SERVER).reads(Form.END),
          anywhere("STOP SLAVE", SERVER).reads(Form.END),
          anywhere("START REPLICA", SERVER).reads(Form.END),
          anywhere("STOP REPLICA", SERVER).reads(Form.END),
          anywhere("PURGE BINARY", SERVER).reads(Form.next("LOGS")),
          anywhere("PURGE MASTER", SERVER).reads(Form.next("LOGS")),
          anywhere("RESET SLAVE", SERVER).reads(Form.END),
          anywhere("RESET REPLICA", SERVER).reads(Form.END),
          anywhere("CHANGE REPLICATION", SERVER).reads(Form.next("SOURCE", "FILTER")),
          first("GRANT", MariaDbGrants::giveTooMuch, "GRANT of powers over the server", POWERS),
          anywhere("GRANT PROXY", POWERS).reads(Form.next("ON")),
          anywhere("INFILE", MariaDbForbidden::namesFile, "LOAD … INFILE", FILES),
          anywhere("USE MYSQL", "the system tables").reads(Form.END),
          anywhere(
                  "IDENTIFIED BY",
                  (all, i) -> all.at(i + 2).isLiteral() || all.any(i + 2, "PASSWORD"),
                  "A password",
                  POWERS)
              .because(SECRET),
          anywhere("IDENTIFIED", MariaDbForbidden::namesHash, "A password's hash", POWERS)
              .because(SECRET),
          anywhere("SET PASSWORD", POWERS).because(SECRET),
          anywhere("SHUTDOWN", MariaDbForbidden::isStatement, "SHUTDOWN", SERVER).whereSure(),
          anywhere("KILL", MariaDbForbidden::isStatement, "KILL", SERVER).whereSure(),
          first("SYSTEM", FILES).whereSure(),
          first("SOURCE", FILES).whereSure(),
          first("TEE", FILES).whereSure(),
          first("PAGER", FILES).whereSure(),
          anywhere("\\", (all, i) -> all.at(i + 1).text().startsWith("!"), "\\!", FILES));

  private MariaDbForbidden() {}

  /** {@code SET @@GLOBAL.x = 1}, also behind other assignments. */
  private static boolean setsGlobal(Words all, int start) {
    for (int i = start; i < all.size() && !all.at(i).isMark(';'); i++) {
      boolean assigned = all.at(i + 3).text().matches(":?=@{0,2}");
      boolean prefixed = all.at(i - 1).text().endsWith("@@") && assigned;
      boolean listed = all.at(i - 1).isMark(',') && all.at(i + 1).isName();
      if (all.any(i, "GLOBAL") && (prefixed || listed)) {
        return true;
      }
    }
    return false;
  }

  /** Said as a statement, and not as a name in a list or an expression. */
  private static boolean isStatement(Words all, int i) {
    Word next = all.at(i + 1);
    boolean ends =
        i + 1 >= all.size() || next.isMark(';') || all.any(i + 1, "WAIT", "HARD", "SOFT");
    boolean kills = all.any(i, "KILL") && (next.isName() || Character.isDigit(initial(next)));
    Word before = all.at(i - 1);
    boolean named = before.isMark('.') || before.isMark(',') || before.isMark('=');
    boolean inRoutine = !named && all.any(0, "CREATE", "BEGIN");
    boolean begins = all.startsStatement(i) || inRoutine;
    return begins && (ends || kills);
  }

  private static char initial(Word word) {
    return word.text().isEmpty() ? ' ' : word.text().charAt(0);
  }

  private static boolean namesFile(Words all, int i) {
    return all.at(i + 1).isLiteral();
  }

  private static boolean namesHash(Words all, int start) {
    boolean via = all.any(start + 1, "VIA", "WITH");
    return via && (all.has(start, "USING") || all.has(start, "AS"));
  }

  /** Engines that read files or other servers. */
  private static boolean isElsewhere(Words all, int i) {
    int name = all.at(i + 1).isMark('=') ? i + 2 : i + 1;
    String engine = all.at(name).value().toLowerCase(Locale.ROOT);
    return ELSEWHERE.contains(engine);
  }
}
