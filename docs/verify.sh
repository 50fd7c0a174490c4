set -eu; zip=$1 signers=$2 principal=$3 folder=$4 revoked=${5:-/dev/null} signed=; export LC_ALL=C.UTF-8
no() { echo "refused: $*" >&2; exit 1; }
for sig in "$zip".*sig; do ssh-keygen -Y verify -n oneledger-bundle -f "$signers" -I "$principal" -r "$revoked" -s "$sig" <"$zip" && signed=yes; done
[ "$signed" ] || no "no signature of $principal counts"
sha=$(sha256sum <"$zip"); [ ! -e "$zip.digest" ] || printf 'oneledger-digest-1\nsha256:%s\n' "${sha%% *}" | cmp -s - "$zip.digest" || no "the digest file is of another zip"
unzip -tqq "$zip" || no "the zip is damaged"
unzip -Z "$zip" | LC_ALL=C awk -v bytes="$(wc -c <"$zip")" 'NR < 3 || /^[0-9]+ files?, / { next } /\/\/|\.(\/|$)/ || length($NF) > 1000 { exit bad = 1 }
  !/^-rw-r--r--  2\.0 unx +[0-9]+ [bt]- stor 80-Jan-01 00:00 ((sql|rollback|apply(\/[^ ^?\\:"'\''\/]+)+)\/[^ ^?\\:"'\''\/]+|SHA256SUMS|VERIFY\.md|pr_notes\.md|release-bundle\.yaml)$/ { exit bad = 1 }
  { sum += $4 + 76 + 2 * length($NF) } END { exit bad || sum + 22 != bytes }' || no "the zip is not of the form of bundles"
unzip -Z1 "$zip" | LC_ALL=C sort -cu && [ -z "$(unzip -Z1 "$zip" | tr A-Z a-z | sort | uniq -d)" ] || no "a name is there twice, or not in its order"
mkdir "$folder" && unzip -qq "$zip" -d "$folder" && cd "$folder" || no "it cannot be unpacked into the new folder $folder"
unzip -Z1 "$zip" | LC_ALL=C sed '/^SHA256SUMS$/d' | xargs sha256sum | cmp - SHA256SUMS || no "a file is not the one in SHA256SUMS"
