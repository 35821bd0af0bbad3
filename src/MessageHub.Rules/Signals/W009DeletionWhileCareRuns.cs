using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Signals;

/// <summary>
/// An allocation is deleted although a start on it is in force: care was given, and declaring it is no longer possible. Source: OP362,
/// OP276.
/// </summary>
internal static class W009DeletionWhileCareRuns
{
    public static readonly Rule Rule = new()
    {
        Code = "W009",
        Name = "DeletionWhileCareRuns",
        Level = Level.Signal,
        RetourCode = null,
        AppliesTo = Scope.In(301),
        Definitie = "Een toewijzing wordt niet verwijderd terwijl er zorg op loopt.",
        Checks = [Check.Each<ToegewezenProduct>(Judge)],
    };

    private static Violation? Judge(ToegewezenProduct product, RuleContext context)
    {
        if (!product.IsDeletion() || context.ReplacedBy(product) is null)
            return null;
        var start = context.Register.Starts.LastOrDefault(s => s.ToewijzingNummer == product.ToewijzingNummer);
        return start is null
            ? null
            : new(
                "Beëindig de toewijzing op de laatste dag van de zorg, of laat de aanbieder de start eerst verwijderen.",
                ComparedValue.Here("ToewijzingNummer", product.ToewijzingNummer),
                ComparedValue.Here("RedenWijziging", product.RedenWijziging),
                ComparedValue.From(start.Bericht.AsSource(), "start vanaf", start.Begindatum));
    }
}
