package dev.oneledger.internal.bundle;

import dev.oneledger.Lineage;
import dev.oneledger.ReleaseName;
import dev.oneledger.spi.BundleContents;
import java.util.Collections;
import java.util.List;

/** The script {@code apply/mariadb/rollback.sh}. */
final class MariaDbRollback {
  private static final String TAKE_BACK =
      """
      # place, id, canonical id; then what the client is told
      take_back() {
        label=$2
        file=$here/rollbacks/$2.rollback.sql
        id=$3
        case $there in
          *" $1 "*) printf '%%s: rolling back\\n' "$label" ;;
          *" earlier:$1 "*) printf '%%s: is from an earlier release and stays\\n' "$label"; return ;;
          *) printf '%%s: is not there\\n' "$label"; return ;;
        esac
        shift 3
        take "$file" "DELETE FROM %%s %1$s"
        {
          locked
          printf "UPDATE %%s SET state = 'undoing' %1$s; COMMIT;\\n" "$table" "$id"
        } | client "$@" || exit 3
        client "$@" <"$work/step" ||
          refuse "$label: did not end. It was $file" \\
            "MariaDB does not undo DDL, so its row in $table stays 'undoing': look which of its statements took effect." \\
            "Then finish it by hand and delete the row, or undo it and set state to 'applied' there; and run this again."
      }

      """;

  private final BundleContents contents;
  private final List<Integer> latestFirst;

  MariaDbRollback(BundleContents contents) {
    this.contents = contents;
    this.latestFirst = contents.attachedPlaces();
    Collections.reverse(latestFirst);
  }

  String text() {
    ReleaseName release = contents.release();
    List<Lineage.Pin> pins = contents.lineage().pins();
    List<String> without =
        latestFirst.stream()
            .map(pins::get)
            .filter(pin -> pin.rollbackHash() == null)
            .map(pin -> pin.id().toString())
            .toList();
    if (!without.isEmpty()) {
      return """
          #!/bin/sh
          printf '%%s\\n' 'Nothing was rolled back: no rollback for %s.' \\
            'Restore a backup, or write a migration that undoes it.' >&2
          exit 3
          """
          .formatted(String.join(", ", without));
    }
    MariaDbShell shell = new MariaDbShell(contents);
    StringBuilder script =
        new StringBuilder(
            shell.beginning(
                "Takes back what release %s of %s attached.".formatted(release, release.app()),
                "apply/mariadb/rollback.sh"));
    script.append(look()).append(TAKE_BACK.formatted(shell.whereRow()));
    for (int place : latestFirst) {
      Lineage.Pin pin = pins.get(place);
      script.append(
          "take_back %s %s %s \"$@\"\n"
              .formatted(
                  Integer.toString(place + 1),
                  MariaDbShell.word(pin.id().toString()),
                  MariaDbShell.word(pin.id().canonical())));
    }
    return script.toString();
  }

  private static String look() {
    return """
    found=$(printf '%s\\n' "SELECT COUNT(*) FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_name = 'oneledger_replay';" | client "$@") || exit 1
    [ "$found" = 1 ] || refuse 'Nothing was replayed here: the database has no table oneledger_replay.' \\
      'Name the database that apply.sh worked in.'
    wrong=$(ask rollback "$@") || exit
    [ -z "$wrong" ] || refuse "$wrong"
    there=$(ask there "$@") || exit
    there=" $(printf '%s' "$there" | tr '\\n' ' ') "

    """;
  }
}
