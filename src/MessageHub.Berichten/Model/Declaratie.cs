namespace MessageHub.Berichten.Model;

/// <summary>A claim over one calendar month (323).</summary>
public sealed record Declaratie : Klasse
{
    internal static readonly Shape<Declaratie> Shape = new Shape<Declaratie>("Declaratie", static () => new())
        .Text(nameof(DeclaratieNummer), x => x.DeclaratieNummer)
        .One(nameof(DeclaratiePeriode), x => x.DeclaratiePeriode, GeslotenPeriode.Shape)
        .Date(nameof(DeclaratieDagtekening), x => x.DeclaratieDagtekening)
        .One(nameof(TotaalIngediendBedrag), x => x.TotaalIngediendBedrag, TotaalBedragMetDC.Shape)
        .Many(nameof(Clienten), x => x.Clienten, Client.Shape);

    public string DeclaratieNummer { get; init; } = "";

    public GeslotenPeriode DeclaratiePeriode { get; init; } = GeslotenPeriode.Empty;

    public DateOnly DeclaratieDagtekening { get; init; }

    public TotaalBedragMetDC TotaalIngediendBedrag { get; init; } = TotaalBedragMetDC.Empty;

    public IReadOnlyList<Client> Clienten { get; init; } = [];
}
