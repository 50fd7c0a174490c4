package dev.oneledger.internal.bundle;

/**
 * {@code VERIFY.md}: how to verify a bundle with what every Linux has. The text is part of no
 * format: readers take any.
 */
final class VerifyText {
  static final String FILE = "VERIFY.md";

  static final String TEXT =
      """
      # How to verify this bundle

      This page came with the bundle, so it proves nothing by itself: read the commands before you run them, or use a copy of them
      that you had before.

      ## With ssh-keygen, sha256sum and unzip

      You need OpenSSH 8.2, Info-ZIP's unzip, the zip, the `.sig` files beside it, and from the publisher, by another way than the zip, a file `allowed_signers`
      (`man ssh-keygen`, ALLOWED SIGNERS) and the principal who signs; if there is one, a list of revoked keys too. Save this as
      `verify.sh`:

      ```sh
      set -eu; zip=$1 signers=$2 principal=$3 folder=${4%/} revoked=${5:-/dev/null} part=${4%/}.part signed=; copy=$part/bundle.zip; export LC_ALL=C.UTF-8
      no() { echo "refused: $*" >&2; exit 1; }
      [ ! -e "$folder" ] && mkdir -m 700 "$part" || no "$folder and $part must be new"; trap 'rm -rf "$part"' EXIT; cp "$zip" "$copy"; [ ! -e "$zip.digest" ] || cp "$zip.digest" "$part/digest"
      for sig in "$zip".sig "$zip".*.sig; do [ -f "$sig" ] && ssh-keygen -Y verify -n oneledger-bundle -f "$signers" -I "$principal" -r "$revoked" -s "$sig" <"$copy" && signed=yes; done
      [ "$signed" ] || no "no signature of $principal counts"; sha=$(sha256sum <"$copy")
      [ ! -e "$part/digest" ] || printf 'oneledger-digest-1\\nsha256:%s\\n' "${sha%% *}" | cmp -s - "$part/digest" || no "the digest file is of another zip"
      unzip -tqq "$copy" || no "the zip is damaged"
      unzip -Z "$copy" | LC_ALL=C awk -v bytes="$(wc -c <"$copy")" 'NR < 3 || /^[0-9]+ files?, / { next } { n = split($NF, part, "/"); path = ""; sum += $4 + 76 + 2 * length($NF) }
        !/^-rw-r--r--  2\\.0 unx +[0-9]+ b- stor 80-Jan-01 00:00 ((sql|rollback|apply(\\/[A-Za-z0-9_.\\200-\\377-]+)+)\\/[A-Za-z0-9_.\\200-\\377-]+|SHA256SUMS|VERIFY\\.md|pr_notes\\.md|release-bundle\\.yaml)$/ || /\\.(\\/|$)/ || $NF "" <= last "" || n > 16 || length($NF) > 1000 { exit bad = 1 }
        { for (i = 1; i <= n; i++) { path = path part[i] "/"; key = tolower(path); if (length(part[i]) > 255 || key in known && (i == n || known[key] != path)) exit bad = 1; known[key] = i < n ? path : "" }; last = $NF } END { exit bad || sum + 22 != bytes }' || no "the zip is not of the form of bundles"
      unzip -qq "$copy" -d "$part/files" && (cd "$part/files" && unzip -Z1 ../bundle.zip | LC_ALL=C sed '/^SHA256SUMS$/d' | xargs sha256sum | cmp - SHA256SUMS) || no "a file is not the one in SHA256SUMS"
      [ ! -e "$folder" ] && mv "$part/files" "$folder" || no "$folder must be new"
      ```

      and run it. Only if it ends without an error is there the new folder that its fourth argument names, and what is in it is good:

      ```
      sh verify.sh "$PWD/rel_8f12.zip" allowed_signers release@example.org "$PWD/unpacked"
      ```

      It reads a copy of the zip, in the folder `unpacked.part` that it makes and removes, so nobody can exchange the zip while it runs.

      ## With openssl

      Where there is no OpenSSH 8.2 or newer: you need the zip, the files `.digest` and `.ed25519` beside it, and from the publisher, by
      another way, the public key as PEM, which is then the second argument; the third says whose it is. This stands for the line above
      that begins with `for` (OpenSSL 3.0 or newer):

      ```sh
      for sig in "$zip".*.ed25519; do openssl pkeyutl -verify -pubin -inkey "$signers" -rawin -in "$part/digest" -sigfile "$sig" && signed=yes; done
      ```
      """;

  private VerifyText() {}
}
