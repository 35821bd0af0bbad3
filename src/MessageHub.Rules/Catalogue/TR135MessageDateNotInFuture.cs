using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>The Dagtekening is not later than today, the date in Europe/Amsterdam; today holds. Source: TR135, R-011.</summary>
internal static class TR135MessageDateNotInFuture
{
    public static readonly Rule Rule = new()
    {
        Code = "TR135",
        Name = "MessageDateNotInFuture",
        Level = Level.ExternalSource,
        RetourCode = "8848",
        AppliesTo = Scope.In(301, 305, 307, 315, 317, 319, 323, 325),
        Definitie = "De dagtekening van een bericht ligt niet in de toekomst.",
        Checks = [Check.Each<Header>(Judge)],
    };

    private static Violation? Judge(Header header, RuleContext context) =>
        context.Dagtekening <= context.Today
            ? null
            : new(
                $"Dien het bericht in met een dagtekening op of vóór {ComparedValue.Day(context.Today)}.",
                ComparedValue.Here("Dagtekening", header.BerichtIdentificatie.Dagtekening),
                ComparedValue.From(Source.Today, "vandaag", context.Today));
}
