namespace MessageHub.Berichten.Model;

/// <summary>CDT_Huis: house number with its additions.</summary>
public sealed record Huis : Samenstelling
{
    internal static readonly Shape<Huis> Shape = new Shape<Huis>("Huis", static () => new())
        .Number(nameof(Huisnummer), x => x.Huisnummer)
        .Text(nameof(Huisletter), x => x.Huisletter)
        .Text(nameof(HuisnummerToevoeging), x => x.HuisnummerToevoeging)
        .Code(nameof(AanduidingWoonadres), x => x.AanduidingWoonadres);

    public long Huisnummer { get; init; }

    public string? Huisletter { get; init; }

    public string? HuisnummerToevoeging { get; init; }

    public string? AanduidingWoonadres { get; init; }
}
