namespace MessageHub.Berichten.Model;

/// <summary>CDT_TotaalBedragMetDC: the total of a claim.</summary>
public sealed record TotaalBedragMetDC : Samenstelling
{
    internal static readonly Shape<TotaalBedragMetDC> Shape = new Shape<TotaalBedragMetDC>("TotaalBedragMetDC", static () => new())
        .Number(nameof(TotaalBedrag), x => x.TotaalBedrag)
        .Code(nameof(DebetCredit), x => x.DebetCredit);

    /// <summary>Stands where nothing was read yet; the schema makes the element mandatory.</summary>
    internal static readonly TotaalBedragMetDC Empty = new();

    /// <summary>Whole eurocents, never negative; see <see cref="DebetCredit"/>.</summary>
    public long TotaalBedrag { get; init; }

    /// <summary>D adds, C takes back.</summary>
    public string DebetCredit { get; init; } = "";
}
