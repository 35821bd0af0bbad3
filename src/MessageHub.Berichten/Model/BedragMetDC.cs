namespace MessageHub.Berichten.Model;

/// <summary>CDT_BedragMetDC: an amount of one line.</summary>
public sealed record BedragMetDC : Samenstelling
{
    internal static readonly Shape<BedragMetDC> Shape = new Shape<BedragMetDC>("BedragMetDC", static () => new())
        .Number(nameof(Bedrag), x => x.Bedrag)
        .Code(nameof(DebetCredit), x => x.DebetCredit);

    /// <summary>Stands where nothing was read yet; the schema makes the element mandatory.</summary>
    internal static readonly BedragMetDC Empty = new();

    /// <summary>Whole eurocents, never negative; see <see cref="DebetCredit"/>.</summary>
    public long Bedrag { get; init; }

    /// <summary>D adds, C takes back.</summary>
    public string DebetCredit { get; init; } = "";
}
