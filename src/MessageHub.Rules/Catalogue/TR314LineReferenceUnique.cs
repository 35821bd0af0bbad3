using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// The ReferentieNummer of a line, debit or credit, was not used before: not in an earlier processed claim, also when the line was rejected
/// there, and not by an earlier line of this message, also of a client that is not judged. Source: TR314.
/// </summary>
internal static class TR314LineReferenceUnique
{
    public static readonly Rule Rule = new()
    {
        Code = "TR314",
        Name = "LineReferenceUnique",
        Level = Level.AcrossMessages,
        RetourCode = "8021",
        AppliesTo = Scope.In(323),
        Definitie = "Een aanbieder gebruikt een ReferentieNummer voor één prestatie, ook als die prestatie is afgewezen.",
        Checks = [Check.Across<Prestatie>(Judge)],
    };

    private static IEnumerable<(Prestatie Offender, Violation Violation)> Judge(IReadOnlyList<Prestatie> prestaties, RuleContext context)
    {
        var seen = new HashSet<string>(prestaties.Count, StringComparer.Ordinal);
        foreach (var prestatie in prestaties)
        {
            var nummer = prestatie.ProductReferentie.ReferentieNummer;
            var isFirst = seen.Add(nummer);
            if (context.Register.UsedReferentieNummers.TryGetValue(nummer, out var earlier))
                yield return (prestatie, Used(nummer, earlier.AsSource()));
            else if (!isFirst)
                yield return (prestatie, Used(nummer, Source.ThisMessage));
        }
    }

    private static Violation Used(string nummer, Source source) => new(
        "Geef deze prestatie een ReferentieNummer dat nog niet is gebruikt.",
        ComparedValue.Here("ReferentieNummer", nummer),
        ComparedValue.From(source, "ReferentieNummer van een eerdere prestatie", nummer));
}
