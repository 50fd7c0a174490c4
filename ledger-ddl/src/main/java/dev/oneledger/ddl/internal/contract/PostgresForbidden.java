package dev.oneledger.ddl.internal.contract;

import static dev.oneledger.ddl.internal.contract.ForbiddenStatements.Rule.anywhere;
import static dev.oneledger.ddl.internal.contract.ForbiddenStatements.Rule.first;

import dev.oneledger.ddl.internal.contract.ForbiddenStatements.Rule;
import java.util.List;
import java.util.Set;

/** What no migration does on PostgreSQL. */
final class PostgresForbidden {

  private static final String CLUSTER = "the whole cluster, not this database's schema";
  private static final String FILES = "files or programs of the server";
  private static final String ELSEWHERE = "another server or database";
  private static final String POWERS = "powers over the whole cluster";
  private static final String CATALOG = "the system catalog itself";

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
          "plr");

  private static final Set<String> SERVER_ROLES =
      Set.of(
          "pg_read_server_files",
          "pg_write_server_files",
          "pg_execute_server_program",
          "pg_signal_backend",
          "pg_create_subscription");

  private static final Set<String> LANGUAGES = Set.of("c", "internal");

  static final List<Rule> RULES =
      List.of(
          anywhere("CREATE DATABASE", CLUSTER),
          anywhere("ALTER DATABASE", CLUSTER),
          anywhere("DROP DATABASE", CLUSTER),
          anywhere("ALTER SYSTEM", CLUSTER),
          anywhere("CREATE TABLESPACE", CLUSTER),
          anywhere("ALTER TABLESPACE", CLUSTER),
          anywhere("DROP TABLESPACE", CLUSTER),
          anywhere("CREATE SUBSCRIPTION", ELSEWHERE),
          anywhere("ALTER SUBSCRIPTION", ELSEWHERE),
          anywhere("DROP SUBSCRIPTION", ELSEWHERE),
          anywhere("CREATE SERVER", ELSEWHERE),
          anywhere("CREATE USER MAPPING", ELSEWHERE),
          anywhere("CREATE FOREIGN DATA WRAPPER", ELSEWHERE),
          first("LOAD", (all, i) -> all.at(i + 1).literal().isPresent(), "LOAD", FILES),
          first("COPY", PostgresForbidden::touchesServer, "COPY with a file or a program", FILES),
          first("CREATE ROLE", PostgresForbidden::grantsPowers, "CREATE ROLE with powers", POWERS),
          first("CREATE USER", PostgresForbidden::grantsPowers, "CREATE USER with powers", POWERS),
          first(
              "CREATE GROUP", PostgresForbidden::grantsPowers, "CREATE GROUP with powers", POWERS),
          first("ALTER ROLE", PostgresForbidden::grantsPowers, "ALTER ROLE with powers", POWERS),
          first("ALTER USER", PostgresForbidden::grantsPowers, "ALTER USER with powers", POWERS),
          first(
              "GRANT", PostgresForbidden::namesServerRole, "GRANT of a role of the server", POWERS),
          first(
              "CREATE",
              PostgresForbidden::usesLanguage,
              "a function in an unrestricted language",
              FILES),
          first(
              "CREATE",
              PostgresForbidden::makesLanguage,
              "CREATE LANGUAGE of an unrestricted one",
              FILES),
          first(
              "CREATE EXTENSION",
              PostgresForbidden::isDangerous,
              "CREATE EXTENSION of this kind",
              FILES),
          first("UPDATE", (all, i) -> isCatalog(all, i + 1), "UPDATE of a system catalog", CATALOG),
          first(
              "INSERT INTO",
              (all, i) -> isCatalog(all, i + 2),
              "INSERT into a system catalog",
              CATALOG),
          first(
              "DELETE FROM",
              (all, i) -> isCatalog(all, i + 2),
              "DELETE from a system catalog",
              CATALOG));

  private PostgresForbidden() {}

  /** Behind the table or the query stand FROM or TO, and STDIN, STDOUT, a file or PROGRAM. */
  private static boolean touchesServer(Words all, int copy) {
    int depth = 0;
    for (int i = copy + 1; i < all.size() && !all.at(i).isMark(';'); i++) {
      depth += all.at(i).isMark('(') ? 1 : all.at(i).isMark(')') ? -1 : 0;
      if (depth == 0 && all.any(i, "FROM", "TO")) {
        return all.any(i + 1, "PROGRAM") || all.at(i + 1).literal().isPresent();
      }
    }
    return false;
  }

  private static boolean grantsPowers(Words all, int start) {
    return all.has(start, "SUPERUSER")
        || all.has(start, "REPLICATION")
        || all.has(start, "BYPASSRLS")
        || all.has(start, "CREATEROLE")
        || all.has(start, "CREATEDB")
        || namesServerRole(all, start);
  }

  private static boolean namesServerRole(Words all, int start) {
    for (int i = start; i < all.size() && !all.at(i).isMark(';'); i++) {
      if (all.at(i).isName() && SERVER_ROLES.contains(all.at(i).name())) {
        return true;
      }
    }
    return false;
  }

  private static boolean usesLanguage(Words all, int start) {
    int language = all.find(start, "LANGUAGE");
    boolean routine = all.has(start, "FUNCTION") || all.has(start, "PROCEDURE");
    return routine && language > 0 && isUnrestricted(languageAt(all, language + 1));
  }

  private static boolean makesLanguage(Words all, int start) {
    int i = start + 1;
    i += all.stand(i, "OR", "REPLACE") ? 2 : 0;
    i += all.any(i, "TRUSTED", "PROCEDURAL") ? 1 : 0;
    i += all.any(i, "PROCEDURAL") ? 1 : 0;
    return all.any(i, "LANGUAGE")
        && (isUnrestricted(languageAt(all, i + 1)) || all.has(i, "HANDLER"));
  }

  private static String languageAt(Words all, int i) {
    return all.at(i).literal().orElseGet(() -> all.at(i).name());
  }

  /** By custom the names of languages that may do anything end in {@code u}. */
  private static boolean isUnrestricted(String language) {
    return LANGUAGES.contains(language) || (language.startsWith("pl") && language.endsWith("u"));
  }

  private static boolean isDangerous(Words all, int start) {
    int i = start + 2;
    i += all.stand(i, "IF", "NOT", "EXISTS") ? 3 : 0;
    String name = all.at(i).name();
    return EXTENSIONS.contains(name) || name.endsWith("_plpython3u") || name.endsWith("_plperlu");
  }

  private static boolean isCatalog(Words all, int i) {
    String name = all.nameAt(all.any(i, "ONLY") ? i + 1 : i);
    return name.startsWith("pg_catalog.");
  }
}
