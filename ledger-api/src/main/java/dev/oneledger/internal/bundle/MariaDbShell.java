package dev.oneledger.internal.bundle;

import dev.oneledger.internal.file.OneLine;
import dev.oneledger.spi.BundleContents;
import java.util.stream.Collectors;

/**
 * What both shell scripts of the MariaDB layout share: how the client is called, and the lock.
 *
 * <p>The client leaves comments in and ignores blanks before the parenthesis of a function's call,
 * as the JDBC driver does: a routine that is created here is the one that other tools create.
 */
final class MariaDbShell {
  private final BundleContents contents;

  MariaDbShell(BundleContents contents) {
    this.contents = contents;
  }

  /** A word in single quotes. */
  static String word(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }

  /**
   * Sessions: the lock belongs to one that stays open on file descriptor 9. Programs started later
   * inherit that descriptor, so the lock outlives a killed shell until the migration it started has
   * ended.
   */
  String beginning(String title, String usage) {
    return """
        #!/bin/sh
        # %s
        #   ENVIRONMENT=staging sh %s --defaults-extra-file=client.cnf DATABASE
        # All arguments go to MariaDB's client, which is the program mariadb unless MARIADB names another.
        set -u
        LC_ALL=C
        export LC_ALL
        here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
        environment=${ENVIRONMENT:-}

        refuse() {
          printf '%%s\\n' "$@" >&2
          exit 3
        }

        # Runs the SQL of its input in a session of its own, so that nothing a migration sets reaches the next.
        client() {
          "${MARIADB:-mariadb}" "$@" --batch --raw --skip-column-names --unbuffered --binary-mode --comments \\
            --default-character-set=utf8mb4 --delimiter=';' --skip-force --skip-reconnect --skip-safe-updates \\
            --ignore-spaces --skip-html --skip-xml --skip-vertical --skip-auto-vertical-output --skip-tee
        }

        """
            .formatted(OneLine.of(title), usage)
        + environments()
        + lock();
  }

  private String environments() {
    var allowed = contents.conditions().environments();
    String harmless =
        """
        case $environment in
          *[\\"\\\\]*|*[[:cntrl:]]*) refuse 'ENVIRONMENT has a character that no name of an environment has.' ;;
        esac

        """;
    if (allowed.isEmpty()) {
      return harmless;
    }
    String release = PsqlText.release(contents.release());
    String names = String.join(", ", allowed);
    return """
        case $environment in
          '') refuse %s 'Name it: ENVIRONMENT=... sh ...' ;;
          %s) ;;
          *) refuse %s"$environment"%s 'Replay a release that was cut for this environment.' ;;
        esac

        """
        .formatted(
            word(
                "No environment was named, and release %s is only for %s."
                    .formatted(release, names)),
            allowed.stream().map(MariaDbShell::word).collect(Collectors.joining("|")),
            word("Release %s is not for environment ".formatted(release)),
            word(": it is only for %s.".formatted(names)));
  }

  private String lock() {
    return """
        work=$(mktemp -d) || exit 1
        trap 'exec 9>&-; rm -rf "$work"' EXIT
        trap 'exit 1' HUP INT TERM
        mkfifo "$work/to" "$work/from" || exit 1
        client "$@" <"$work/to" >"$work/from" &
        exec 9>"$work/to" 8<"$work/from"
        cat >&9 <<'SQL'
        SET @name = CONCAT('oneledger-replay:', LEFT(SHA2(CONCAT(%s, ':', LOWER(DATABASE())), 256), 40));
        SELECT IFNULL(GET_LOCK(@name, 0), 'no'), CONNECTION_ID(), @name,
          CONCAT('`', REPLACE(DATABASE(), '`', '``'), '`.`oneledger_replay`');
        SQL
        tab=$(printf '\\t')
        IFS=$tab read -r got session lock table <&8 || refuse 'The database cannot be reached.'
        case $got in
          1) ;;
          0) refuse 'Another replay of this application is running in this database.' \\
               'Nothing was done. Run this again when the other one has ended.' ;;
          *) refuse 'No database was named.' 'Name it among the arguments, as the program mariadb takes it.' ;;
        esac

        # SQL that fails unless the session that holds the lock is still there.
        locked() {
          printf '%%s\\n' 'DELIMITER //' 'BEGIN NOT ATOMIC' \\
            "  IF NOT (IS_USED_LOCK('$lock') <=> $session) THEN" \\
            "    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The lock of this replay is lost. Run it again.';" \\
            '  END IF;' 'END//' 'DELIMITER ;'
        }

        """
        .formatted(PsqlText.literal(contents.release().app()));
  }

  /** The condition that picks one migration's row, for printf. */
  String whereRow() {
    return "WHERE app = %s AND id = '%%s'"
        .formatted(PsqlText.literal(contents.release().app()).replace("%", "%%"));
  }
}
