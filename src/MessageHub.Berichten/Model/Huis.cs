namespace MessageHub.Berichten.Model;

/// <summary>CDT_Huis: house number with its additions.</summary>
public sealed record Huis : Samenstelling
{
    internal static readonly Shape<Huis> Shape = new Shape<Huis>("Huis", static () => new())
        .Number(nameof(Huisnummer), x => x.Huisnummer)
        .Text(nameof(Huisletter), x => x.Huisletter)
        .Text(nameof(HuisnummerToevoeging), x => x.HuisnummerToevoeging)
        .Code(nameof(AanduidingWoonadres), x => x.AanduidingWoonadres);

    /// <summary>The number of the house.</summary>
    public long Huisnummer { get; init; }

    /// <summary>The letter behind the number.</summary>
    public string? Huisletter { get; init; }

    /// <summary>What else stands behind the number.</summary>
    public string? HuisnummerToevoeging { get; init; }

    /// <summary>What place at the address is meant, such as BY, beside it (NUM061).</summary>
    public string? AanduidingWoonadres { get; init; }
}
