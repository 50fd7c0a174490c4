set -eu; zip=$1 signers=$2 principal=$3 folder=${4%/} revoked=${5:-/dev/null} part=${4%/}.part signed=; copy=$part/bundle.zip; export LC_ALL=C.UTF-8
no() { echo "refused: $*" >&2; exit 1; }
[ ! -e "$folder" ] && mkdir -m 700 "$part" || no "$folder and $part must be new"; trap 'rm -rf "$part"' EXIT; cp "$zip" "$copy"; [ ! -e "$zip.digest" ] || cp "$zip.digest" "$part/digest"
for sig in "$zip".sig "$zip".*.sig; do [ -f "$sig" ] && ssh-keygen -Y verify -n oneledger-bundle -f "$signers" -I "$principal" -r "$revoked" -s "$sig" <"$copy" && signed=yes; done
[ "$signed" ] || no "no signature of $principal counts"; sha=$(sha256sum <"$copy")
[ ! -e "$part/digest" ] || printf 'oneledger-digest-1\nsha256:%s\n' "${sha%% *}" | cmp -s - "$part/digest" || no "the digest file is of another zip"
unzip -tqq "$copy" || no "the zip is damaged"
unzip -Z "$copy" | LC_ALL=C awk -v bytes="$(wc -c <"$copy")" 'NR < 3 || /^[0-9]+ files?, / { next } { n = split($NF, part, "/"); path = ""; sum += $4 + 76 + 2 * length($NF) }
  !/^-rw-r--r--  2\.0 unx +[0-9]+ b- stor 80-Jan-01 00:00 ((sql|rollback|apply(\/[A-Za-z0-9_.\200-\377-]+)+)\/[A-Za-z0-9_.\200-\377-]+|SHA256SUMS|VERIFY\.md|pr_notes\.md|release-bundle\.yaml)$/ || /\.(\/|$)/ || $NF "" <= last "" || n > 16 || length($NF) > 1000 { exit bad = 1 }
  { for (i = 1; i <= n; i++) { path = path part[i] "/"; key = tolower(path); if (length(part[i]) > 255 || key in known && (i == n || known[key] != path)) exit bad = 1; known[key] = i < n ? path : "" }; last = $NF } END { exit bad || sum + 22 != bytes }' || no "the zip is not of the form of bundles"
unzip -qq "$copy" -d "$part/files" && (cd "$part/files" && unzip -Z1 ../bundle.zip | LC_ALL=C sed '/^SHA256SUMS$/d' | xargs sha256sum | cmp - SHA256SUMS) || no "a file is not the one in SHA256SUMS"
[ ! -e "$folder" ] && mv "$part/files" "$folder" || no "$folder must be new"
