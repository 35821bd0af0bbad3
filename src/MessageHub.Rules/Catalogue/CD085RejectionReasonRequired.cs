using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>A rejection (VerzoekAntwoord 1) gives its reason. Source: CD085.</summary>
internal static class CD085RejectionReasonRequired
{
    public static readonly Rule Rule = new()
    {
        Code = "CD085",
        Name = "RejectionReasonRequired",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(319),
        Definitie = "Bij een afgewezen verzoek (1) is de reden van afwijzing gevuld.",
        Checks = [Check.Each<Antwoord>(Judge)],
    };

    private const string Rejected = "1";

    private static Violation? Judge(Antwoord antwoord, RuleContext context) =>
        antwoord is { VerzoekAntwoord: Rejected, RedenAfwijzingVerzoek: null }
            ? new(
                "Vul RedenAfwijzingVerzoek.",
                ComparedValue.Here("VerzoekAntwoord", Rejected),
                ComparedValue.Here("RedenAfwijzingVerzoek", null))
            : null;
}
