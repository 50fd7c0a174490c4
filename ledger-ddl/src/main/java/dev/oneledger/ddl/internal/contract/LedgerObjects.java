package dev.oneledger.ddl.internal.contract;

import dev.oneledger.SqlDialect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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
  public Optional<Forbidden> at(Words words, int i, Reading reading) {
    boolean found =
        Written.at(words, i).stream()
                .anyMatch(place -> isLedgers(words, i, place) && !isOurs(words, i, place))
            || hangsOn(words, i)
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

  /** Children, references and counters change what a table or a sequence gives. */
  private boolean hangsOn(Words words, int i) {
    boolean counter =
        words.at(i).name().equals("setval")
            && words.at(i + 2).literal().filter(this::namesSchema).isPresent();
    int name = words.at(i + 1).isMark('(') ? i + 2 : i + 1;
    List<String> parts = words.nameParts(name);
    return counter
        || (words.any(i, "INHERIT", "INHERITS", "REFERENCES")
            && parts.size() > 1
            && isSchema(parts.get(parts.size() - 2)));
  }

  private boolean namesSchema(String text) {
    return schemas.stream().anyMatch(s -> text.matches("(?s).*\\b" + Pattern.quote(s) + "\\b.*"));
  }

  /** Writing without a name before the dot would get there. */
  private boolean entersSchema(Words words, int i) {
    boolean set = words.any(i - 1, "SET", "LOCAL", "SESSION");
    boolean path = set ? words.any(i, "SEARCH_PATH") : isSearchPath(words, i);
    boolean schema = words.stand(i - 1, "SET", "SCHEMA");
    if (!path && !schema) {
      return false;
    }
    for (int at = i + 1; !isEnd(words, at) && !words.any(at, "AS", "SET"); at++) {
      if (words.at(at).isMark(')')) {
        return false;
      }
      Word word = words.at(at);
      boolean named = word.isName() && isSchema(word.name());
      boolean told = word.literal().filter(this::namesSchema).isPresent();
      if ((named || told) && !words.at(at + 1).isMark('.')) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSearchPath(Words words, int i) {
    return words.at(i - 2).name().equals("set_config")
        && words.at(i).literal().filter(text -> text.equalsIgnoreCase("search_path")).isPresent();
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
