namespace MessageHub.Berichten.Model;

/// <summary>CDT_Referentie: number of a line and, for a credit, of the line it takes back.</summary>
public sealed record Referentie : Samenstelling
{
    internal static readonly Shape<Referentie> Shape = new Shape<Referentie>("Referentie", static () => new())
        .Text(nameof(ReferentieNummer), x => x.ReferentieNummer)
        .Text(nameof(VorigReferentieNummer), x => x.VorigReferentieNummer);

    /// <summary>Stands where nothing was read yet; the schema makes the element mandatory.</summary>
    internal static readonly Referentie Empty = new();

    /// <summary>The number that the aanbieder gave the line, unique for him (TR314).</summary>
    public string ReferentieNummer { get; init; } = "";

    /// <summary>On a credit: the number of the debit that it takes back (CD060).</summary>
    public string? VorigReferentieNummer { get; init; }
}
