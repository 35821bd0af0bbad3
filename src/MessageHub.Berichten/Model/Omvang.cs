namespace MessageHub.Berichten.Model;

/// <summary>CDT_Omvang: how much care is assigned or asked for.</summary>
public sealed record Omvang : Samenstelling
{
    internal static readonly Shape<Omvang> Shape = new Shape<Omvang>("Omvang", static () => new())
        .Number(nameof(Volume), x => x.Volume)
        .Code(nameof(Eenheid), x => x.Eenheid)
        .Code(nameof(Frequentie), x => x.Frequentie);

    /// <summary>Whole units; eurocents when Eenheid is 83.</summary>
    public long Volume { get; init; }

    /// <summary>01 minuut, 04 uur, 14 etmaal, 16 dagdeel, 82 stuks (output), 83 euro, 84 stuks (inspanning).</summary>
    public string Eenheid { get; init; } = "";

    /// <summary>1 per day, 2 per week, 4 per month, 6 in total.</summary>
    public string Frequentie { get; init; } = "";
}
