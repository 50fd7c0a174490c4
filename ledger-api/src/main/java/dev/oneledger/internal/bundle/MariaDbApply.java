package dev.oneledger.internal.bundle;

import dev.oneledger.Lineage;
import dev.oneledger.ReleaseName;
import dev.oneledger.spi.BundleContents;
import java.util.List;

/** The script {@code apply/mariadb/apply.sh}. */
final class MariaDbApply {
  private final BundleContents contents;
  private final MariaDbShell shell;

  MariaDbApply(BundleContents contents) {
    this.contents = contents;
    this.shell = new MariaDbShell(contents);
  }

  String text() {
    ReleaseName release = contents.release();
    StringBuilder script =
        new StringBuilder(
            shell.beginning(
                "Replays release %s of %s.".formatted(release, release.app()),
                "apply/mariadb/apply.sh"));
    script.append(look()).append(migrate());
    List<Lineage.Pin> pins = contents.lineage().pins();
    for (int i = 0; i < pins.size(); i++) {
      script.append(step(pins.get(i), i + 1));
    }
    return script.append(receipt()).toString();
  }

  private static String look() {
    return """
    ask table "$@" || exit
    wrong=$(ask apply "$@") || exit
    [ -z "$wrong" ] || refuse "$wrong"
    due=$(ask due "$@") || exit
    due=" $(printf '%s' "$due" | tr '\\n' ' ') "

    """;
  }

  private String migrate() {
    ReleaseName release = contents.release();
    return """
        # place, id, canonical id, hash, attached; then what the client is told
        migrate() {
          label="[$1/%1$s] $2"
          file=$here/migrations/$2.sql
          id=$3 hash=$4 attached=$5
          case $due in
            *" $1 "*) printf '%%s: applying\\n' "$label" ;;
            *) printf '%%s: is there\\n' "$label"; return ;;
          esac
          shift 5
          take "$file" "UPDATE %%s SET state = 'applied', applied_at = current_timestamp(6) %6$s"
          {
            locked
            printf "INSERT INTO %%s (app, id, text_hash, \\`release\\`, sequence, revision, attached, state)
              VALUES (%2$s, '%%s', '%%s', %3$s, %4$s, %5$s, %%s, 'started')
              ON DUPLICATE KEY UPDATE text_hash = VALUES(text_hash), \\`release\\` = VALUES(\\`release\\`),
                sequence = VALUES(sequence), revision = VALUES(revision), attached = VALUES(attached),
                state = VALUES(state), applied_at = current_timestamp(6);
              COMMIT;\\n" "$table" "$id" "$hash" "$attached"
          } | client "$@" || exit 3
          client "$@" <"$work/step" ||
            refuse "$label: did not end. It was $file" \\
              "MariaDB does not undo DDL, so its row in $table stays 'started': look which of its statements took effect." \\
              "Then finish it by hand and set state to 'applied' there, or undo it and delete the row; and run this again."
        }

        """
        .formatted(
            Integer.toString(contents.lineage().pins().size()),
            printed(release.app()),
            printed(PsqlText.release(release)),
            Integer.toString(release.sequence()),
            Integer.toString(release.revision()),
            shell.whereRow());
  }

  /** A literal in a format of printf between double quotes; names hold neither quote nor dollar. */
  private static String printed(String name) {
    return PsqlText.literal(name).replace("%", "%%");
  }

  private String step(Lineage.Pin pin, int place) {
    return "migrate %s %s %s %s %s \"$@\"\n"
        .formatted(
            Integer.toString(place),
            MariaDbShell.word(pin.id().toString()),
            MariaDbShell.word(pin.id().canonical()),
            pin.textHash(),
            Boolean.toString(contents.isAttached(pin.id())));
  }

  /** Everything in it holds here: the checks and the steps saw to it. */
  private String receipt() {
    StringBuilder lines = new StringBuilder("\n[ -n \"$environment\" ] || exit 0\n");
    lines.append(
        """
        told=$(printf '%s\\n' "SELECT SUBSTRING_INDEX(VERSION(), '-', 1);" \\
          "SELECT DATE_FORMAT(UTC_TIMESTAMP(6), '%Y-%m-%dT%H:%i:%s.%fZ');" | client "$@") || exit 1
        cat <<'RECEIPT'
        """);
    lines.append(ReceiptText.head(contents.release(), contents.lineage().digest()));
    lines.append(
        """
        RECEIPT
        printf 'environment: "%s"\\n' "$environment"
        printf 'tool: "mariadb %s"\\nat: %s\\n' $told
        cat <<'RECEIPT'
        applied:
        """);
    contents
        .lineage()
        .pins()
        .forEach(pin -> lines.append(ReceiptText.line(pin.id(), pin.textHash())).append('\n'));
    return lines.append("RECEIPT\n").toString();
  }
}
