package dev.oneledger.internal.bundle;

/** {@code VERIFY.md}: how to verify a bundle without this library. */
final class VerifyText {
  static final String FILE = "VERIFY.md";

  static final String TEXT =
      """
      # How to verify this bundle

      What you read here came with the bundle, so it proves nothing by itself: use a copy of this page that you had before, or read
      the commands before you run them.

      ## With ssh-keygen, sha256sum and unzip

      You need the zip with the `.sig` files beside it, and from the publisher, by another way than the zip: a file `allowed_signers`
      (see `man ssh-keygen`, ALLOWED SIGNERS) and the name of the principal who signs. Save these lines as `verify.sh`:

      ```sh
      set -eu; zip=$1 signers=$2 principal=$3 folder=$4 revoked=${5:-/dev/null} signed=; export LC_ALL=C.UTF-8
      no() { echo "refused: $*" >&2; exit 1; }
      for sig in "$zip".*.sig; do ssh-keygen -Y verify -n oneledger-bundle -f "$signers" -I "$principal" -r "$revoked" -s "$sig" <"$zip" && signed=yes; done
      [ "$signed" ] || no "no signature of $principal"
      unzip -tqq "$zip" || no "the zip is damaged"
      unzip -Z "$zip" | LC_ALL=C awk -v bytes="$(wc -c <"$zip")" 'NR < 3 || /^[0-9]+ files?, / { next }
        !/^-rw-r--r--  2\\.0 unx +[0-9]+ [bt]- stor 80-Jan-01 00:00 ((sql|rollback|apply)\\/[^ \\\\:"'"'"']+|SHA256SUMS|VERIFY\\.md|pr_notes\\.md|release-bundle\\.yaml)$/ || /\\/\\.*(\\/|$)/ { exit bad = 1 }
        { sum += $4 + 76 + 2 * length($NF) } END { exit bad || sum + 22 != bytes }' || no "the zip is not of the form of bundles"
      unzip -Z1 "$zip" | LC_ALL=C sort -cu && [ -z "$(unzip -Z1 "$zip" | sort -f | uniq -di)" ] || no "a name is there twice"
      mkdir "$folder" && unzip -qq "$zip" -d "$folder" && cd "$folder" || no "it cannot be unpacked into $folder"
      unzip -Z1 "$zip" | grep -vx SHA256SUMS | xargs sha256sum | cmp - SHA256SUMS || no "a file is not the one in SHA256SUMS"
      ```
      """;

  private VerifyText() {}
}
