namespace MessageHub.Berichten.Model;

/// <summary>CDT_Geboortedatum: birth date and which part of it is known.</summary>
public sealed record Geboortedatum : Samenstelling
{
    internal static readonly Shape<Geboortedatum> Shape = new Shape<Geboortedatum>("Geboortedatum", static () => new())
        .Date(nameof(Datum), x => x.Datum)
        .Code(nameof(DatumGebruik), x => x.DatumGebruik);

    /// <summary>The date; how far it is known, its use says.</summary>
    public DateOnly Datum { get; init; }

    /// <summary>1 day unknown, 2 day and month unknown, 3 wholly unknown (IV009).</summary>
    public string? DatumGebruik { get; init; }
}
