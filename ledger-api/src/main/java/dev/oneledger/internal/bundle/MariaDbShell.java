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
  /** Keeps quotes, and all else in ASCII that no name has, out of the SQL that follows. */
  private static final String CHARACTERS =
      """
      bad_name() {
        refuse 'The name in ENVIRONMENT cannot be used: expected 1 to 100 letters, digits, blanks or . _ / - beginning with a letter or digit.'
      }

      others=$(printf '%s:' "$environment" | tr -d 'A-Za-z0-9 ._/\\200-\\377-') || exit 1
      [ "$others" = : ] || bad_name

      """;

  /** The rest of the rule is about letters and digits of any script, which the server knows. */
  private static final String WHOLE_NAME =
      """
      if [ -n "$environment" ]; then
        good=$(printf '%s\\n' "SET sql_mode = 'STRICT_ALL_TABLES';" \\
          "SELECT '$environment' REGEXP '^[\\\\\\\\p{L}\\\\\\\\p{N}][\\\\\\\\p{L}\\\\\\\\p{N} ._/-]{0,99}\\$';" | client "$@")
        [ "$good" = 1 ] || bad_name
      fi

      """;

  /**
   * What runs is written whole before a row says that it began. Behind the text's last line comes
   * the change of its row, and before that the end of whatever the text left open.
   */
  private static final String TAKE =
      """
      # Puts a file of checks/ to the database.
      ask() {
        question=$here/checks/$1.sql
        shift
        [ "$(tail -n 1 "$question")" = '%1$s' ] ||
          refuse "$question cannot be read, or is not whole." 'Unpack the bundle again, and verify it.'
        client "$@" <"$question"
      }

      # Writes what runs in one session: a text and the change of its row, a format for table and id.
      take() {
        cat "$1" >"$work/step" && [ "$(tail -n 1 "$work/step")" = '%1$s' ] ||
          refuse "$label: its text cannot be read, or is not whole: $1" \\
            'Unpack the bundle again, and verify it.'
        {
          printf '%%s\\n' 'COMMIT; UNLOCK TABLES; SET NAMES utf8mb4;' \\
            "SET autocommit = 1, sql_mode = 'STRICT_ALL_TABLES';" 'DELIMITER //' 'BEGIN NOT ATOMIC'
          printf "$2;\\n" "$table" "$id"
          printf '%%s\\n' 'IF ROW_COUNT() <> 1 THEN' \\
            "  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The row of this migration is gone from oneledger_replay.';" \\
            'END IF;' 'END//' 'DELIMITER ;' 'COMMIT;'
        } >>"$work/step" || exit 1
      }

      """
          .formatted(MariaDbBody.END);

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
        + lock()
        + (contents.conditions().environments().isEmpty() ? WHOLE_NAME : "")
        + TAKE;
  }

  private String environments() {
    var allowed = contents.conditions().environments();
    if (allowed.isEmpty()) {
      return CHARACTERS;
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
        SET SESSION wait_timeout = 31536000, autocommit = 1;
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
          printf '%%s\\n' 'SET autocommit = 1;' 'DELIMITER //' 'BEGIN NOT ATOMIC' \\
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
