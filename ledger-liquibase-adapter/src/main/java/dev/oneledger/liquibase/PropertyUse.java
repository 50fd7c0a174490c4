package dev.oneledger.liquibase;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Liquibase puts values in for, anywhere in a text. It asks its own properties, Java's system
 * properties and environment variables, so that no name is sure to stay as it is; and it has no
 * escape unless {@code liquibase.supportPropertyEscaping} is on, which a changelog cannot say
 * (Liquibase 4.33).
 */
final class PropertyUse {
  private static final Pattern USE = Pattern.compile("\\$\\{[^}]*}");
  private static final int LONGEST = 60;

  private PropertyUse() {}

  /**
   * Refuses a migration whose texts may reach the server as another text.
   *
   * @throws LedgerException names migration, line and what stands there
   */
  static void refuse(Migration migration) {
    refuse(migration.id().toString(), migration.apply());
    SqlText rollback = migration.rollback();
    if (rollback != null) {
      refuse(migration.id() + " (its rollback)", rollback);
    }
  }

  private static void refuse(String name, SqlText text) {
    Matcher use = USE.matcher(text.text());
    if (use.find()) {
      String found = use.group().lines().findFirst().orElseThrow();
      throw new LedgerException(
          "Migration %s cannot be handed over to Liquibase as it is: line %s has '%s', for which Liquibase puts in a property, a system property or an environment variable of that name. Write '$' and '{' apart, or leave this layout out."
              .formatted(
                  name,
                  1 + text.text().substring(0, use.start()).chars().filter(c -> c == '\n').count(),
                  found.substring(0, Math.min(found.length(), LONGEST))));
    }
  }
}
