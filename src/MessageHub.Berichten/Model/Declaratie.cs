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

    /// <summary>The number that the aanbieder gave the claim, unique for him (TR333).</summary>
    public string DeclaratieNummer { get; init; } = "";

    /// <summary>The month that is claimed (CS340).</summary>
    public GeslotenPeriode DeclaratiePeriode { get; init; } = GeslotenPeriode.Empty;

    /// <summary>The day on which the claim was made up.</summary>
    public DateOnly DeclaratieDagtekening { get; init; }

    /// <summary>The sum of the lines, in eurocents with its sign (TR358).</summary>
    public TotaalBedragMetDC TotaalIngediendBedrag { get; init; } = TotaalBedragMetDC.Empty;

    /// <summary>The clients, each with his lines.</summary>
    public IReadOnlyList<Client> Clienten { get; init; } = [];
}
