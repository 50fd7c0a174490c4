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
      set -eu; zip=$1 signers=$2 principal=$3 folder=$4 revoked=${5:-/dev/null} signed=; export LC_ALL=C.UTF-8
      no() { echo "refused: $*" >&2; exit 1; }
      for sig in "$zip".*sig; do ssh-keygen -Y verify -n oneledger-bundle -f "$signers" -I "$principal" -r "$revoked" -s "$sig" <"$zip" && signed=yes; done
      [ "$signed" ] || no "no signature of $principal counts"
      sha=$(sha256sum <"$zip"); [ ! -e "$zip.digest" ] || printf 'oneledger-digest-1\\nsha256:%s\\n' "${sha%% *}" | cmp -s - "$zip.digest" || no "the digest file is of another zip"
      unzip -tqq "$zip" || no "the zip is damaged"
      unzip -Z "$zip" | LC_ALL=C awk -v bytes="$(wc -c <"$zip")" 'NR < 3 || /^[0-9]+ files?, / { next } /\\/\\/|\\.(\\/|$)/ || length($NF) > 1000 { exit bad = 1 }
        !/^-rw-r--r--  2\\.0 unx +[0-9]+ [bt]- stor 80-Jan-01 00:00 ((sql|rollback|apply(\\/[^ ^?\\\\:"'\\''\\/]+)+)\\/[^ ^?\\\\:"'\\''\\/]+|SHA256SUMS|VERIFY\\.md|pr_notes\\.md|release-bundle\\.yaml)$/ { exit bad = 1 }
        { sum += $4 + 76 + 2 * length($NF) } END { exit bad || sum + 22 != bytes }' || no "the zip is not of the form of bundles"
      unzip -Z1 "$zip" | LC_ALL=C sort -cu && [ -z "$(unzip -Z1 "$zip" | tr A-Z a-z | sort | uniq -d)" ] || no "a name is there twice, or not in its order"
      mkdir "$folder" && unzip -qq "$zip" -d "$folder" && cd "$folder" || no "it cannot be unpacked into the new folder $folder"
      unzip -Z1 "$zip" | LC_ALL=C sed '/^SHA256SUMS$/d' | xargs sha256sum | cmp - SHA256SUMS || no "a file is not the one in SHA256SUMS"
      ```

      and run it with the zip's absolute path; what is unpacked is good if it ends without an error:

      ```
      sh verify.sh "$PWD/rel_8f12.zip" allowed_signers release@example.org "$PWD/unpacked"
      ```

      ## With openssl

      Where there is no OpenSSH 8.2 or newer: you need the zip, the files `.digest` and `.ed25519` beside it, and from the publisher, by
      another way, the public key as PEM. This stands for the first five lines above (OpenSSL 3.0 or newer):

      ```sh
      set -eu; zip=$1 key=$2 signed=; sha=$(sha256sum <"$zip")
      for sig in "$zip".*ed25519; do openssl pkeyutl -verify -pubin -inkey "$key" -rawin -in "$zip.digest" -sigfile "$sig" && signed=yes; done
      printf 'oneledger-digest-1\\nsha256:%s\\n' "${sha%% *}" | cmp - "$zip.digest" && [ "$signed" ] || { echo "refused" >&2; exit 1; }
      ```
      """;

  private VerifyText() {}
}
