package dev.oneledger.ddl.internal.contract;

import static dev.oneledger.ddl.internal.contract.ForbiddenStatements.Rule.anywhere;
import static dev.oneledger.ddl.internal.contract.ForbiddenStatements.Rule.first;

import dev.oneledger.ddl.internal.contract.ForbiddenStatements.Rule;
import dev.oneledger.internal.sql.TokenKind;
import java.util.List;
import java.util.Set;

/** What no migration does on PostgreSQL. */
final class PostgresForbidden {

  private static final String CLUSTER = "the whole cluster, not this database's schema";
  private static final String FILES = "files or programs of the server";
  private static final String ELSEWHERE = "another server or database";
  private static final String POWERS = "powers over the whole cluster";

  /** Those that bring files, programs, other servers or an unrestricted language into reach. */
  private static final Set<String> EXTENSIONS =
      Set.of(
          "adminpack",
          "file_fdw",
          "dblink",
          "postgres_fdw",
          "pg_surgery",
          "plperlu",
          "pltclu",
          "plpythonu",
          "plpython2u",
          "plpython3u",
          "plsh",
          "plr",
          "pljava",
          "pg_cron",
          "pg_background",
          "http",
          "pg_net",
          "aws_s3",
          "aws_lambda",
          "azure_storage",
          "multicorn",
          "wrappers",
          "plproxy",
          "pglogical",
          "pg_walinspect",
          "pageinspect");

  /** What may stand behind the name of a database that is made. */
  private static final Form CREATED =
      Form.named(
          "WITH",
          "OWNER",
          "TEMPLATE",
          "ENCODING",
          "STRATEGY",
          "LOCALE",
          "TABLESPACE",
          "CONNECTION");

  /** What stands behind the name of something that is changed, or made with more than a name. */
  private static final Form CHANGED =
      Form.changed(
          "WITH",
          "SET",
          "RESET",
          "RENAME",
          "OWNER",
          "REFRESH",
          "CONNECTION",
          "ADD",
          "DROP",
          "ENABLE",
          "DISABLE",
          "SKIP",
          "VERSION",
          "OPTIONS",
          "HANDLER",
          "VALIDATOR",
          "NO",
          "LOCATION");

  static final List<Rule> RULES =
      List.of(
          anywhere("CREATE DATABASE", CLUSTER).reads(CREATED),
          anywhere("ALTER DATABASE", CLUSTER).reads(CHANGED),
          anywhere("DROP DATABASE", CLUSTER).reads(Form.named("WITH")),
          anywhere("ALTER SYSTEM", CLUSTER).reads(Form.next("SET", "RESET")),
          anywhere("CREATE TABLESPACE", CLUSTER).reads(CHANGED),
          anywhere("ALTER TABLESPACE", CLUSTER).reads(CHANGED),
          anywhere("DROP TABLESPACE", CLUSTER).reads(Form.named()),
          anywhere("CREATE SUBSCRIPTION", ELSEWHERE).reads(CHANGED),
          anywhere("ALTER SUBSCRIPTION", ELSEWHERE).reads(CHANGED),
          anywhere("DROP SUBSCRIPTION", ELSEWHERE)
              .reads(Form.named("CASCADE", "RESTRICT").notInFunctions()),
          anywhere("CREATE SERVER", ELSEWHERE).reads(Form.holding("DATA", "WRAPPER")),
          anywhere("CREATE USER MAPPING", ELSEWHERE).reads(Form.holding("SERVER")),
          anywhere("CREATE FOREIGN DATA WRAPPER", ELSEWHERE)
              .reads(Form.named("HANDLER", "VALIDATOR", "NO", "OPTIONS")),
          anywhere("IMPORT FOREIGN SCHEMA", ELSEWHERE).reads(Form.holding("FROM", "SERVER")),
          anywhere("ALTER SERVER", ELSEWHERE).reads(CHANGED),
          anywhere("ALTER USER MAPPING", ELSEWHERE).reads(Form.holding("SERVER")),
          anywhere("ALTER FOREIGN DATA WRAPPER", ELSEWHERE).reads(CHANGED),
          anywhere(
              "OPTIONS", PostgresForbidden::namesFile, "OPTIONS with a file or program", FILES),
          first("LOAD", (all, i) -> all.at(i + 1).isLiteral(), "LOAD", FILES),
          first("COPY", PostgresForbidden::touchesServer, "COPY with a file or a program", FILES),
          first("COPY", PostgresForbidden::hidesEnd, "COPY with what only the run tells", FILES)
              .whereSure(),
          anywhere(
              "CREATE ROLE", PostgresForbidden::grantsPowers, "CREATE ROLE with powers", POWERS),
          anywhere(
              "CREATE USER", PostgresForbidden::grantsPowers, "CREATE USER with powers", POWERS),
          anywhere(
              "CREATE GROUP", PostgresForbidden::grantsPowers, "CREATE GROUP with powers", POWERS),
          anywhere("ALTER ROLE", PostgresForbidden::grantsPowers, "ALTER ROLE with powers", POWERS),
          anywhere("ALTER USER", PostgresForbidden::grantsPowers, "ALTER USER with powers", POWERS),
          anywhere("ALTER GROUP", ServerRoles::areGiven, "ALTER GROUP of the server", POWERS),
          anywhere("PASSWORD", PostgresForbidden::isSecret, "A password", POWERS)
              .because("puts a secret into a text that everybody keeps"),
          anywhere("GRANT", ServerRoles::areGiven, "GRANT of a role of the server", POWERS),
          anywhere(
              "ON PARAMETER",
              (all, i) -> all.any(all.startOf(i), "GRANT"),
              "GRANT ON PARAMETER",
              POWERS),
          anywhere(
              "CREATE", Languages::isUnrestricted, "a function in an unrestricted language", FILES),
          anywhere("DO", Languages::isUnrestricted, "DO in an unrestricted language", FILES),
          anywhere(
              "CREATE",
              PostgresForbidden::makesLanguage,
              "CREATE LANGUAGE of an unrestricted one",
              FILES),
          anywhere(
              "CREATE EXTENSION",
              PostgresForbidden::isDangerous,
              "CREATE EXTENSION of this kind",
              FILES));

  private PostgresForbidden() {}

  /** Behind the table or the query stand FROM or TO, and STDIN, STDOUT, a file or PROGRAM. */
  private static boolean touchesServer(Words all, int copy) {
    int depth = 0;
    for (int i = copy + 1; i < all.size() && !all.at(i).isMark(';'); i++) {
      depth += all.at(i).isMark('(') ? 1 : all.at(i).isMark(')') ? -1 : 0;
      if (depth == 0 && all.any(i, "FROM", "TO")) {
        return !all.any(i + 1, "STDIN", "STDOUT") && namesTarget(all, i + 1);
      }
    }
    return false;
  }

  private static boolean namesTarget(Words all, int i) {
    Word target = all.at(i);
    return target.is("PROGRAM")
        || target.isLiteral()
        || target.kind() == TokenKind.PARAMETER
        || target.text().contains(TextExpression.HOLE);
  }

  private static boolean grantsPowers(Words all, int start) {
    return all.has(start, "SUPERUSER")
        || all.has(start, "REPLICATION")
        || all.has(start, "BYPASSRLS")
        || all.has(start, "CREATEROLE")
        || all.has(start, "CREATEDB")
        || ServerRoles.areGiven(all, start);
  }

  /** The end that would say where the rows go is not in the text. */
  private static boolean hidesEnd(Words all, int copy) {
    boolean client = all.has(copy, "STDIN") || all.has(copy, "STDOUT");
    if (client) {
      return false;
    }
    for (int i = copy; i < all.size() && !all.at(i).isMark(';'); i++) {
      if (all.at(i).text().contains(TextExpression.HOLE)) {
        return true;
      }
    }
    return false;
  }

  /** {@code PASSWORD 'x'} of a role; NULL takes it away. */
  private static boolean isSecret(Words all, int i) {
    boolean told =
        all.at(i + 1).isLiteral() || all.at(i + 1).text().startsWith(TextExpression.HOLE);
    return told && all.roleOf(i) >= 0;
  }

  /** An option of a foreign table, a server or a wrapper. */
  private static boolean namesFile(Words all, int options) {
    if (!all.at(options + 1).isMark('(')) {
      return false;
    }
    int close = all.closing(options + 1);
    for (int i = options + 2; i < close; i++) {
      boolean file = all.at(i).name().equals("program") || all.at(i).name().equals("filename");
      if (file && all.at(i + 1).isLiteral()) {
        return true;
      }
    }
    return false;
  }

  private static boolean makesLanguage(Words all, int start) {
    int i = start + 1;
    i += all.stand(i, "OR", "REPLACE") ? 2 : 0;
    i += all.any(i, "TRUSTED", "PROCEDURAL") ? 1 : 0;
    i += all.any(i, "PROCEDURAL") ? 1 : 0;
    return all.any(i, "LANGUAGE")
        && (!Languages.isRestricted(all.at(i + 1)) || all.has(i, "HANDLER"));
  }

  private static boolean isDangerous(Words all, int start) {
    int i = start + 2;
    i += all.stand(i, "IF", "NOT", "EXISTS") ? 3 : 0;
    String name = all.at(i).value();
    return EXTENSIONS.contains(name)
        || name.contains(TextExpression.HOLE)
        || name.endsWith("_fdw")
        || name.endsWith("_plpython3u")
        || name.endsWith("_plperlu");
  }
}
