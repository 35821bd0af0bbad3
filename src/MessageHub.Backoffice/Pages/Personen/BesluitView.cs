using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Text;
using MessageHub.Berichten;
using MessageHub.Register.Held;
using MessageHub.Rules.Language;
using MessageHub.Rules.Tariffs;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>One held message as a person sees it who decides on it.</summary>
/// <param name="Row">The message.</param>
/// <param name="From">The place of the first line that is shown, of those without a decision first.</param>
/// <param name="Percelen">Names of percelen that are known, so that nobody has to make one up.</param>
/// <param name="Rules">The rules that reject lines.</param>
/// <param name="Viewer">Who looks.</param>
/// <param name="Links">Seals the addresses of allocations.</param>
public sealed record BesluitView(HeldRow Row, int From, IReadOnlyList<string> Percelen, RuleSet Rules, Viewer Viewer, AllocationLinks Links)
{
    private static readonly (string, string) KeepBack = ("reject", "Tegenhouden: het bericht gaat niet weg");
    private static readonly (string, string) JudgeAgain = ("rerun", "Opnieuw beoordelen");

    /// <summary>So many lines are shown with a form each.</summary>
    public const int MaxLines = 8;

    public HeldBericht Held => Row.Held;

    public bool IsClaim => Row.Nummer == 323;

    /// <summary>What a person can decide on the message as a whole, with how he reads it; none of a claim.</summary>
    public IReadOnlyList<(string Word, string Text)> OnTheWhole { get; } = Row switch
    {
        { Nummer: 323 } => [],
        { Held: { IsOwn: true, HeldBecause: null } } =>
            [("grant", "Laten gaan: deze waarschuwingen zijn in orde"), KeepBack, JudgeAgain],
        { Held.IsOwn: true } => [KeepBack, JudgeAgain],
        _ => [JudgeAgain, ("grant", "Sluiten als gelezen"), ("reject", "Sluiten als niet van ons")],
    };

    public int First => Math.Clamp(From, 0, Held.Lines.Count);

    public IReadOnlyList<HeldLine> Lines { get; } =
        [.. Row.Held.Lines.OrderBy(l => Row.Held.DecisionOn(l) is not null).ThenBy(l => l.Number).Skip(Math.Max(From, 0)).Take(MaxLines)];

    /// <summary>The newest decision that the page shows: forms send it along, so that nobody decides over one he did not see.</summary>
    public long LastKnown => Held.Decisions.Select(d => d.Number).DefaultIfEmpty(0).Max();

    /// <summary>The codes with which a line of this message can be rejected.</summary>
    public IEnumerable<(string Code, string Means)> Codes => Rules
        .RejectingPrestaties(BerichtIdentity.Of(Row.Release, Row.Standaard, 323))
        .GroupBy(r => r.RetourCode!)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => (g.Key, g.First().Definitie));

    public HeldPrestatie? PrestatieOf(HeldLine line) => Row.Prestaties.FirstOrDefault(p => p.Number == line.Number);

    /// <summary>Of this person, who does not confirm it.</summary>
    public bool IsMine(Proposal proposal) => proposal.ProposedBy.IsSameAs(Viewer.Decider);

    public string LinkTo(long toewijzing) => Links.To(new(Row.Standaard, Row.Gemeente, toewijzing));

    /// <summary>An agreement as a person reads it.</summary>
    public string Describe(Agreement agreement)
    {
        var amount = agreement.Tarief is { } cents ? $"{Dutch.Euro(cents)} per " : "";
        var until = agreement.GeldigTot is { } last ? $"t/m {Dutch.Day(last)}" : "zonder einde";
        var product = $"{agreement.ProductCategorie} / {agreement.ProductCode}, {amount}{Names.Eenheid(Row.Standaard, agreement.Eenheid)}";
        return $"{product}, vanaf {Dutch.Day(agreement.GeldigVan)} {until}, perceel {agreement.Perceel}";
    }
}
