package dev.oneledger.ddl.internal.contract;

import java.util.Set;

/** Roles that the server brings along, with powers that reach beyond any schema. */
final class ServerRoles {

  /** Those that rule a server, as it is set up by itself and by those who rent it out. */
  private static final Set<String> RULING =
      Set.of(
          "postgres",
          "rds_superuser",
          "rds_replication",
          "cloudsqlsuperuser",
          "azure_pg_admin",
          "alloydbsuperuser");

  private ServerRoles() {}

  /** Whether the statement here makes somebody a member of such a role, or act as it. */
  static boolean areGiven(Words all, int start) {
    return switch (all.at(start).value()) {
      case "grant" -> isGranted(all, start);
      case "create" -> isJoined(all, start);
      default -> isJoined(all, start) || isExtended(all, start) || isActed(all, start);
    };
  }

  /** Roles stand between GRANT and TO; where rights are given, ON stands there as well. */
  private static boolean isGranted(Words all, int start) {
    int i = start + 1;
    boolean any = false;
    while (all.at(i).isName() && all.at(i + 1).isMark(',')) {
      any |= isServerRole(all.at(i));
      i += 2;
    }
    return (any || isServerRole(all.at(i))) && all.any(i + 1, "TO");
  }

  /** {@code IN ROLE a, b} or {@code IN GROUP a, b}. */
  private static boolean isJoined(Words all, int start) {
    int in = Math.max(all.find(start, "IN", "ROLE"), all.find(start, "IN", "GROUP"));
    for (int i = in + 2; in >= 0 && all.at(i).isName(); i += 2) {
      if (isServerRole(all.at(i))) {
        return true;
      }
      if (!all.at(i + 1).isMark(',')) {
        return false;
      }
    }
    return false;
  }

  /** {@code ALTER GROUP a ADD USER b}. */
  private static boolean isExtended(Words all, int start) {
    return isServerRole(all.at(start + 2)) && all.any(start + 3, "ADD");
  }

  /** {@code ALTER ROLE a [IN DATABASE d] SET role = b}: the powers come with the next login. */
  private static boolean isActed(Words all, int start) {
    int set = all.find(start, "SET");
    return set > 0
        && (all.at(set + 1).name().equalsIgnoreCase("role")
            || all.at(set + 1).name().equalsIgnoreCase("session_authorization"))
        && isServerRole(all.at(set + 3));
  }

  /** Names that begin so are the server's own. */
  private static boolean isServerRole(Word word) {
    return (word.isName() || word.isLiteral())
        && (word.value().startsWith("pg_") || RULING.contains(word.value()));
  }
}
