#!/usr/bin/env bash
# Shows for every rule and signal that its tests notice when it is gone: runs its tests with it taken out of the rule set, and wants at
# least one to fail. Rules of level 1 live in the schemas; for those the facet is taken out of a copy of the schema. A reading of a rule
# (R-010, R-089 …) is taken out of a copy of the source, which is built anew for each.
# Usage: tests/mutation.sh [CODE|READING…]    (all rules take a few minutes, all readings some more)
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet build tests/MessageHub.Rules.Tests -c Release --nologo -v quiet
output=tests/MessageHub.Rules.Tests/bin/Release/net10.0
codes=("$@")
if [ ${#codes[@]} = 0 ]; then
    mapfile -t codes < <(ls src/MessageHub.Rules/Catalogue src/MessageHub.Rules/Signals | sed -nE 's/^((TR|CD|CS|W)[0-9]{3}).*/\1/p')
    codes+=(R-010 R-011-toewijzing R-011-declaratie R-012 TR416-client R-089 R-089-credit R-089-waits R-090 R-091 R-091-pages R-093 R-093-answer)
fi

# The facet that carries a level 1 rule: the pattern of one element, in every schema of the built copy.
declare -A facet=(
    [CS015]='/name="BerichtSubversie"/,/<\/xs:element>/ s/<xs:pattern value="2"\/>//'
    [CS025]='/name="BerichtVersie"/,/<\/xs:element>/ s/<xs:pattern value="3"\/>//'
    [CS319]='/name="DeclaratieNummer"/,/<\/xs:element>/ s/<xs:pattern [^>]*>//'
)

# A reading: the file, what is done to it, the test project, and the tests that have to notice.
catalogue=src/MessageHub.Rules/Catalogue
declare -A reading=(
    [R-010]="$catalogue/CD034PostcodeRequiredForBaseAddress.cs~s/Adres: null or /Adres: /~Rules~CD034Tests"
    [R-011-toewijzing]="$catalogue/TR134DateNotAfterMessageDate.cs~/Check.Each<ToegewezenProduct>/d~Rules~TR134Tests"
    [R-011-declaratie]="$catalogue/TR134DateNotAfterMessageDate.cs~s/d.DeclaratiePeriode.Begindatum, context/d.DeclaratieDagtekening, context/~Rules~TR134Tests"
    [R-012]="$catalogue/TR335ProductPeriodNotOlderThan5Years.cs~s/end >= claimed.AddMonths(-Months)/end.AddMonths(Months) >= claimed/~Rules~TR335Tests"
    [TR416-client]="$catalogue/TR416OneDebitPerProductPeriodInMessage.cs~s/Check.Across<Prestatie>.*/Check.Across<Prestatie>((all, _) => Judge(all))],/~Rules~TR416Tests"
    [R-089]="src/MessageHub.Rules/Assessment/ClaimAssessment.cs~s/SameMonth(prestatie, client), //~Rules~SameMonthTests"
    [R-089-credit]="src/MessageHub.Rules/Register/ClaimLedger.cs~/debitsOfMonth.GetValueOrDefault(MonthKey.Of(debit))/d~Rules~SameMonthTests"
    [R-089-waits]="src/MessageHub.Rules/Register/ClaimLedger.cs~s/Add(debitsOfMonth, /if (line.State is PrestatieState.Granted) Add(debitsOfMonth, /~Rules~SameMonthTests"
    [R-090]="$catalogue/TR019DeliveryNoticeRefersToAllocation.cs~s/a.Variant is Agreement.Inspanning ||/false \&\&/~Rules~TR019Tests"
    [R-091]="src/MessageHub.Rules/Register/Toewijzing.cs~s/: later with { RedenWijziging = .*/: later;/~Register~SqliteRegisterTests.Version_that_is_sent_again"
    [R-091-pages]="src/MessageHub.Register/Facts/ToewijzingVersions.cs~s/first_value({t}.reden_wijziging) over .*\"/{t}.reden_wijziging\"/~Register~SqliteRegisterTests.Version_that_counts"
    [R-093]="src/MessageHub.Berichten/CodeLists/GemeenteList.cs~s/rows.Exists(p => p.From <= date \&\& date <= p.To)/rows.Count > 0/~Rules~TR378Tests"
    [R-093-answer]="$catalogue/TR378MunicipalityCodeExists.cs~s/(context.Claim ?? context.Bericht).Declaratie/context.Bericht.Declaratie/~Rules~TR378Tests"
)
copy=
trap '[ -z "$copy" ] || rm -rf "$copy"' EXIT

# Builds a copy without the reading and runs the tests that have to notice; the copy is made once and mended afterwards.
without_reading() {
    local file change project tests failed=0
    IFS='~' read -r file change project tests <<<"$1"
    if [ -z "$copy" ]; then
        copy=$(mktemp -d)
        git ls-files -z | xargs -0 cp --parents -t "$copy"
    fi
    sed -i "$change" "$copy/$file"
    if cmp -s "$file" "$copy/$file"; then
        echo "nothing was taken out of $file" >&2
        exit 1
    fi
    if (cd "$copy" && dotnet build "tests/MessageHub.$project.Tests" -c Debug --nologo -v quiet -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false) >&2; then
        dotnet vstest "$copy/tests/MessageHub.$project.Tests/bin/Debug/net10.0/MessageHub.$project.Tests.dll" \
            --TestCaseFilter:"FullyQualifiedName~.$tests" --logger:"console;verbosity=quiet" 2>&1 || failed=1
    else
        exit 1
    fi
    cp "$file" "$copy/$file"
    return $failed
}

# The tests of a rule or a signal: the class that is named after it, or after it and others.
test_of() {
    local class
    class=$(cd tests/MessageHub.Rules.Tests && find Catalogue Signals -name "*$1*Tests.cs" -exec basename {} .cs \;)
    dotnet vstest "$output/MessageHub.Rules.Tests.dll" --TestCaseFilter:"FullyQualifiedName~.$class." --logger:"console;verbosity=quiet" 2>&1
}

noticed=0
missed=()
for code in "${codes[@]}"; do
    if [ -n "${reading[$code]:-}" ]; then
        # Not in a subshell: the copy is kept for the next one.
        without_reading "${reading[$code]}" >"$output/reading.txt" && failed=no || failed=yes
        report=$(cat "$output/reading.txt")
    elif [ -n "${facet[$code]:-}" ]; then
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

echo "$noticed rules, signals and readings noticed, ${#missed[@]} missed"
[ ${#missed[@]} = 0 ]
