using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;
using MessageHub.Rules.Support;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Composing;

/// <summary>
/// Something that a message of ours changes only when the aanbieder agrees, and to which no agreement of his is recorded.
/// </summary>
/// <param name="Op">OP186, OP298 or OP299.</param>
/// <param name="ToewijzingNummer">The allocation.</param>
/// <param name="Text">In plain Dutch.</param>
public sealed record ConsentNeeded(string Op, long ToewijzingNummer, string Text)
{
    /// <summary>All of a composed 301.</summary>
    /// <param name="bericht">The 301.</param>
    /// <param name="register">What the register held when it was composed.</param>
    public static IReadOnlyList<ConsentNeeded> In(Bericht bericht, RegisterSnapshot register)
    {
        var needed = new List<ConsentNeeded>();
        foreach (var next in bericht.Client?.ToegewezenProducten ?? [])
        {
            if (register.Toewijzingen.GetValueOrDefault(next.ToewijzingNummer) is not { } version || ConsentRules.IsGiven(next, register))
                continue;
            if (ConsentRules.IsNeededToEnd(version, next, register))
                needed.Add(Of("OP186", next, $"eindigt op {ComparedValue.Day(next.Einddatum!.Value)}, een dag die al voorbij is"));
            if (ConsentRules.IsNeededForVolume(version, next))
                needed.Add(Of("OP298", next, "krijgt een lager volume"));
            if (ConsentRules.IsNeededForBudget(version, next))
                needed.Add(Of("OP299", next, "krijgt een lager budget"));
        }

        return needed;
    }

    private static ConsentNeeded Of(string op, ToegewezenProduct next, string what) => new(
        op,
        next.ToewijzingNummer,
        $"Toewijzing {next.ToewijzingNummer} {what}. Dat kan alleen als de aanbieder ermee instemt ({op}). "
        + "Leg vast wie namens hem instemde, en wanneer.");
}
