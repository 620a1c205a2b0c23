#!/usr/bin/env bash
# record.sh FOLDER: takes the register that another job has made, if it only adds to the one of this clone, commits it, and
# anchors the log with a tag. It runs in the one job that may write, so nothing of others is run here: bash, git, coreutils.
# What is looked at: only files of a register; everything committed stays as it is, the log as the beginning of the new one;
# every new line is written as the program writes it, has its number and carries the hash of the line before; it names the manifest
# of its version by its SHA-256, and that manifest the texts beside it; the new lines name exactly the manifests that are new.
set -euo pipefail
export LC_ALL=C
new=$1

stop() {
  echo "::error::The register that was built is not the committed one with something added: $1. Nothing was recorded or published."
  exit 1
}

files='\./(log\.jsonl|allowed_signers|statements/[0-9]{4}/[0-9A-Za-z._-]+/[0-9]+/(manifest\.json(\.[0-9A-Za-z-]+\.sig)?|[a-z]{2,3}(-[0-9A-Za-z]+)*\.txt))'
strange=$(cd "$new" && find . -type f -print0 | { grep -zvxE "$files" || true; } | tr '\0' ' ')
test -z "$strange" || stop "it has other files: $strange"
links=$(find "$new" ! -type f ! -type d -print)
test -z "$links" || stop "it has what is no file: $links"
test -s "$new/log.jsonl" || stop "it has no log"

length=0
if git ls-files --error-unmatch register/log.jsonl > /dev/null 2>&1; then
  length=$(wc -c < register/log.jsonl)
fi
while IFS= read -r -d '' file; do
  kept="$new/${file#register/}"
  test -f "$kept" || stop "$file is gone"
  if test "$file" = register/log.jsonl; then
    cmp --silent --bytes="$length" "$file" "$kept" || stop "the log does not begin with the committed one"
  else
    cmp --silent "$file" "$kept" || stop "$file is another one"
  fi
done < <(git ls-files -z register)

added=$(mktemp)
tail --bytes=+$((length + 1)) "$new/log.jsonl" > "$added"
last=$(if test "$length" -gt 0; then tail --lines=1 register/log.jsonl | tr -d '\n' | sha256sum | cut -d' ' -f1; fi)
number=$(if test "$length" -gt 0; then wc -l < register/log.jsonl; else echo 0; fi)
founding='^\{"follows":("[0-9a-f]{64}"|null),"format":"editorial-log/2","index":1,"previous":null\}$'
while IFS= read -r line; do
  number=$((number + 1))
  if test -n "$last" || ! [[ $line =~ $founding ]]; then
    [[ $line == *"\"previous\":\"$last\""* ]] || stop "a new line of the log does not follow from the one before"
    version='^\{"at":"[-0-9T:.+Z]+","id":"(statements/[0-9]{4}/[0-9A-Za-z._-]+)","index":'$number
    version+=',"kind":"[a-z]+","manifest":"([0-9a-f]{64})","previous":"[0-9a-f]{64}","version":([0-9]+)\}$'
    [[ $line =~ $version ]] || stop "line $number of the log is not written as the program writes it"
    folder="$new/${BASH_REMATCH[1]}/${BASH_REMATCH[3]}"
    test "$(sha256sum < "$folder/manifest.json" | cut -d' ' -f1)" = "${BASH_REMATCH[2]}" ||
      stop "line $number of the log names another manifest than that of its version, so its new lines name other manifests than there are"
    texts=$(grep -oE '^  "[A-Za-z0-9-]+\.txt": "[0-9a-f]{64}"' "$folder/manifest.json" | sed -E 's/^  "(.*)": "(.*)"$/\2  \1/')
    (cd "$folder" && sha256sum --quiet --check <<< "$texts") > /dev/null 2>&1 || stop "the texts of line $number are not those of its manifest"
    test "$(wc -l <<< "$texts")" -eq "$(find "$folder" -name '*.txt' | wc -l)" || stop "line $number has more texts than its manifest"
  fi
  last=$(printf %s "$line" | sha256sum | cut -d' ' -f1)
done < "$added"
test -z "$(tail --bytes=1 "$new/log.jsonl")" || stop "the last line of the log has no end"

named=$({ grep -oE '"manifest":"[0-9a-f]{64}"' "$added" || true; } | cut -d'"' -f4 | sort)
there=$(cd "$new" && find . -name manifest.json -print0 | while IFS= read -r -d '' file; do
  git -C "$OLDPWD" ls-files --error-unmatch "register/${file#./}" > /dev/null 2>&1 || sha256sum < "$file" | cut -d' ' -f1
done | sort)
test "$named" = "$there" || stop "its new lines name other manifests than there are"
rm "$added"

mkdir -p register
cp -R "$new/." register/
git add register
# With the time of the commit that it belongs to, so that a build of the new one is the same bytes.
moment=$(git log -1 --format=%cI)
export GIT_AUTHOR_DATE=$moment GIT_COMMITTER_DATE=$moment
export GIT_AUTHOR_NAME="github-actions[bot]" GIT_COMMITTER_NAME="github-actions[bot]"
export GIT_AUTHOR_EMAIL="41898282+github-actions[bot]@users.noreply.github.com"
export GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL
git diff --cached --quiet || git -c core.hooksPath=/dev/null commit --quiet --message "Record what is published"
tag=register/$(wc -l < register/log.jsonl)
git rev-parse --quiet --verify "refs/tags/$tag" > /dev/null ||
  git tag --annotate "$tag" --message "log-sha256: $(sha256sum < register/log.jsonl | cut -d' ' -f1)"
