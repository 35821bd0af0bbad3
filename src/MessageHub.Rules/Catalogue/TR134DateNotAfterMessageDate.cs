using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// Birth dates, the day an allocation was decided on, and dates of actual delivery lie on or before the Dagtekening. Dates of planned care
/// and the DeclaratieDagtekening are not covered, end dates of closed periods are left to TR137. Source: TR134, R-002, R-011.
/// </summary>
internal static class TR134DateNotAfterMessageDate
{
    public static readonly Rule Rule = new()
    {
        Code = "TR134",
        Name = "DateNotAfterMessageDate",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301, 305, 307, 315, 323, 325),
        Definitie = "Een geboortedatum, een toewijzingsdatum of een datum van levering ligt niet na de dagtekening van het bericht.",
        Checks =
        [
            Check.Each<Client>((c, context) => JudgeBirth(c.Geboortedatum, context)),
            Check.Each<Relatie>((r, context) => JudgeBirth(r.Geboortedatum, context)),
            Check.Each<ToegewezenProduct>((p, context) => Judge("Toewijzingsdatum", p.Toewijzingsdatum, context)),
            Check.Each<StartProduct>((s, context) => Judge("Begindatum", s.Begindatum, context)),
            Check.Each<StopProduct>((s, context) => JudgeBoth("Begindatum", s.Begindatum, "Einddatum", s.Einddatum, context)),
            Check.Each<Declaratie>((d, context) => Judge("DeclaratiePeriode/Begindatum", d.DeclaratiePeriode.Begindatum, context)),
            Check.Each<Prestatie>((p, context) => Judge("ProductPeriode/Begindatum", p.ProductPeriode.Begindatum, context)),
        ],
    };

    private static Violation? JudgeBirth(Geboortedatum? birth, RuleContext context) =>
        birth is null || birth.Datum <= context.Dagtekening ? null : Because(context, ComparedValue.Hidden("Geboortedatum/Datum"));

    private static Violation? Judge(string element, DateOnly date, RuleContext context) =>
        date <= context.Dagtekening ? null : Because(context, ComparedValue.Here(element, date));

    /// <summary>One finding for two dates of one class; it shows those that are wrong.</summary>
    private static Violation? JudgeBoth(string element, DateOnly date, string other, DateOnly otherDate, RuleContext context) =>
        date <= context.Dagtekening ? Judge(other, otherDate, context)
        : otherDate <= context.Dagtekening ? Judge(element, date, context)
        : Because(context, ComparedValue.Here(element, date), ComparedValue.Here(other, otherDate));

    private static Violation Because(RuleContext context, params IReadOnlyList<ComparedValue> late)
    {
        var day = ComparedValue.Day(context.Dagtekening);
        return new(
            $"Vul {string.Join(" en ", late.Select(v => v.Name))} met een datum op of vóór {day}.",
            [.. late, ComparedValue.Here("Dagtekening", context.Dagtekening)]);
    }
}
