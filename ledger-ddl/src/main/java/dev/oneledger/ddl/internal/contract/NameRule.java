package dev.oneledger.ddl.internal.contract;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Migration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file name carries the beginning of its content's SHA-256. Internal: may change in any release.
 */
public final class NameRule {

  private static final Pattern HASHED =
      Pattern.compile("(?:.*[/\\\\!])?[^/\\\\]+\\.([0-9a-f]{12,64})(?:\\.up)?\\.sql");
  private static final int SHOWN = 12;

  private NameRule() {}

  static Optional<Finding> check(Migration migration) {
    if (isContentAddressed(migration)) {
      return Optional.empty();
    }
    String hash = migration.textHash().hex().substring(0, SHOWN);
    return Optional.of(
        new Finding(
            FindingCode.NOT_CONTENT_ADDRESSED,
            migration.origin() + ":1",
            "The file name does not carry the checksum of its content, which begins with %s."
                .formatted(hash),
            "Name the file %s.%s.sql.".formatted(migration.id(), hash)));
  }

  /** Whether the name of the file that the migration came from carries its text's hash. */
  public static boolean isContentAddressed(Migration migration) {
    Matcher name = HASHED.matcher(migration.origin());
    return name.matches() && migration.textHash().hex().startsWith(name.group(1));
  }
}
