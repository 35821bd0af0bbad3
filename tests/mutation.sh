#!/usr/bin/env bash
# Shows for every rule that its tests notice when it is gone: runs the tests of each rule with that rule taken out of the rule set, and
# wants at least one to fail. Rules of level 1 live in the schemas; for those the facet is taken out of a copy of the schema.
# Usage: tests/mutation.sh [CODE…]    (all rules take a few minutes)
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet build tests/MessageHub.Rules.Tests -c Release --nologo -v quiet
output=tests/MessageHub.Rules.Tests/bin/Release/net10.0
codes=("$@")
if [ ${#codes[@]} = 0 ]; then
    mapfile -t codes < <(ls src/MessageHub.Rules/Catalogue | sed -nE 's/^((TR|CD|CS)[0-9]{3}).*/\1/p')
fi

# The facet that carries a level 1 rule: the pattern of one element, in every schema of the built copy.
declare -A facet=(
    [CS015]='/name="BerichtSubversie"/,/<\/xs:element>/ s/<xs:pattern value="2"\/>//'
    [CS025]='/name="BerichtVersie"/,/<\/xs:element>/ s/<xs:pattern value="3"\/>//'
    [CS319]='/name="DeclaratieNummer"/,/<\/xs:element>/ s/<xs:pattern [^>]*>//'
)

test_of() { dotnet vstest "$output/MessageHub.Rules.Tests.dll" --TestCaseFilter:"FullyQualifiedName~.$1Tests." --logger:"console;verbosity=quiet" 2>&1; }

noticed=0
missed=()
for code in "${codes[@]}"; do
    if [ -n "${facet[$code]:-}" ]; then
        cp -r "$output/schemas" "$output/schemas.whole"
        find "$output/schemas" -name '*.xsd' -exec sed -i "${facet[$code]}" {} +
        report=$(test_of "$code") && failed=no || failed=yes
        rm -r "$output/schemas" && mv "$output/schemas.whole" "$output/schemas"
    else
        report=$(MESSAGEHUB_TEST_WITHOUT_RULE=$code test_of "$code") && failed=no || failed=yes
    fi
    # No test at all would also count as failed, so a failed test has to be named.
    if [ "$failed" = yes ] && grep -qE 'Failed(:| +[A-Za-z])' <<<"$report"; then
        noticed=$((noticed + 1))
    else
        missed+=("$code")
        echo "$code: no test notices that it is gone"
    fi
done

echo "$noticed rules noticed, ${#missed[@]} missed"
[ ${#missed[@]} = 0 ]
