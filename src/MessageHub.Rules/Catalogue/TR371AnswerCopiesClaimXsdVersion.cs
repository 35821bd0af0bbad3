using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// XsdVersieDeclaratie, both parts, is the XsdVersie of the 323 that is answered. Our own answer, checked before it leaves; no code goes
/// with it. Source: TR371.
/// </summary>
internal static class TR371AnswerCopiesClaimXsdVersion
{
    public static readonly Rule Rule = new()
    {
        Code = "TR371",
        Name = "AnswerCopiesClaimXsdVersion",
        Level = Level.AcrossMessages,
        RetourCode = null,
        AppliesTo = Scope.In(325),
        Definitie = "XsdVersieDeclaratie is gelijk aan XsdVersie van de declaratie.",
        Needs = ["TR337"],
        Checks = [Check.Each<Header>(Judge)],
    };

    private static Violation? Judge(Header header, RuleContext context)
    {
        if (context.AnsweredClaim is not { } claim)
            return null;
        var (here, there) = (header.XsdVersieDeclaratie, claim.XsdVersie);
        var values = default(DifferingValues);
        values.Compare("XsdVersieDeclaratie/BasisschemaXsdVersie", here?.BasisschemaXsdVersie, there.BasisschemaXsdVersie);
        values.Compare("XsdVersieDeclaratie/BerichtXsdVersie", here?.BerichtXsdVersie, there.BerichtXsdVersie);
        return values.Any ? new("Neem XsdVersie van de declaratie over.", values.Against(claim.Source)) : null;
    }
}
