package dev.oneledger.ddl.internal.contract;

import dev.oneledger.SqlDialect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Writing to the ledger's own tables. What a guard and a generated rollback write is let through by
 * its exact form, whoever wrote it: the records of what runs once, and the snapshots.
 */
final class LedgerObjects implements Detector {

  private static final Set<String> MARIADB =
      Set.of("oneledger_journal", "oneledger_text", "oneledger_format", "oneledger_replay");

  private static final String[] ONCE = {"MIGRATION", "HASH", "OCCURRENCE"};

  private final SqlDialect dialect;
  private final Set<String> schemas;

  LedgerObjects(SqlDialect dialect, Set<String> schemas) {
    this.dialect = dialect;
    this.schemas = schemas;
  }

  @Override
  public Optional<Forbidden> at(Words words, int i, boolean sure) {
    boolean found =
        Written.at(words, i).stream()
                .anyMatch(place -> isLedgers(words, i, place) && !isOurs(words, i, place))
            || entersSchema(words, i);
    return found
        ? Optional.of(
            new Forbidden(
                words.at(i).line(),
                words.upper(i, 1),
                "changes the ledger's own tables, which only the ledger writes to"))
        : Optional.empty();
  }

  private boolean isLedgers(Words words, int verb, int place) {
    List<String> parts = words.nameParts(place);
    if (dialect == SqlDialect.MARIADB) {
      return MARIADB.contains(parts.get(parts.size() - 1).toLowerCase(Locale.ROOT));
    }
    int schema = words.find(verb, "SCHEMA");
    boolean alone = parts.size() == 1 && schema > 0 && schema < place;
    List<String> qualifiers = alone ? parts : parts.subList(0, parts.size() - 1);
    return qualifiers.stream().anyMatch(this::isSchema);
  }

  private boolean isSchema(String name) {
    return schemas.contains(dialect == SqlDialect.H2 ? name.toLowerCase(Locale.ROOT) : name);
  }

  /** Writing without a name before the dot would get there. */
  private boolean entersSchema(Words words, int i) {
    boolean path = words.at(i).name().equals("search_path") || isSearchPath(words.at(i));
    boolean schema = words.stand(i - 1, "SET", "SCHEMA");
    if (!path && !schema) {
      return false;
    }
    for (int at = i + 1; !isEnd(words, at) && !words.any(at, "AS", "SET"); at++) {
      Word word = words.at(at);
      boolean named = word.isName() && isSchema(word.name());
      boolean told =
          word.literal()
              .filter(text -> schemas.stream().anyMatch(s -> text.matches("(?s).*\\b" + s + "\\b.*")))
              .isPresent();
      if ((named || told) && !words.at(at + 1).isMark('.')) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSearchPath(Word word) {
    return word.literal().filter(text -> text.equalsIgnoreCase("search_path")).isPresent();
  }

  private boolean isOurs(Words words, int verb, int place) {
    List<String> parts = words.nameParts(place);
    String name = parts.get(parts.size() - 1);
    int behind = place + 2 * parts.size() - 1;
    if (dialect != SqlDialect.POSTGRESQL) {
      return false;
    }
    if (parts.size() == 1) {
      return words.stand(verb, "CREATE", "SCHEMA") && isEnd(words, behind);
    }
    if (name.startsWith("snapshot_") && name.length() > "snapshot_".length()) {
      return !words.any(verb, "GRANT", "REVOKE");
    }
    return switch (name) {
      case "once" -> isRecord(words, verb, behind);
      case "snapshot" -> isRegistration(words, verb, behind);
      default -> false;
    };
  }

  private static boolean isRecord(Words words, int verb, int behind) {
    if (words.any(verb, "DELETE")) {
      return words.stand(behind, "WHERE", "MIGRATION")
          && words.at(behind + 2).isMark('=')
          && words.at(behind + 3).isLiteral()
          && isEnd(words, behind + 4);
    }
    boolean columns =
        words.at(behind).isMark('(')
            && words.at(behind + 1).is(ONCE[0])
            && words.at(behind + 3).is(ONCE[1])
            && words.at(behind + 5).is(ONCE[2])
            && words.at(behind + 6).isMark(')')
            && words.stand(behind + 7, "VALUES");
    return words.stand(verb, "CREATE", "TABLE")
        || (words.any(verb, "INSERT")
            && columns
            && words.stand(words.closing(behind + 8) + 1, "ON", "CONFLICT", "DO", "NOTHING"));
  }

  private static boolean isRegistration(Words words, int verb, int behind) {
    boolean registers = words.any(verb, "INSERT") && words.stand(behind, "AS", "KNOWN");
    boolean restored =
        words.any(verb, "UPDATE")
            && words.stand(behind, "SET", "RESTORED_AT")
            && words.at(behind + 2).isMark('=')
            && words.stand(behind + 3, "NOW")
            && words.stand(behind + 6, "WHERE", "MIGRATION")
            && words.at(behind + 9).isLiteral()
            && words.stand(behind + 10, "AND", "TEXT_HASH")
            && words.at(behind + 13).isLiteral();
    return words.stand(verb, "CREATE", "TABLE") || registers || restored;
  }

  private static boolean isEnd(Words words, int i) {
    return i >= words.size() || words.at(i).isMark(';');
  }
}
