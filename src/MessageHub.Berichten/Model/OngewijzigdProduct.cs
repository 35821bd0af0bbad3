namespace MessageHub.Berichten.Model;

/// <summary>An allocation that stays as it is (317).</summary>
public sealed record OngewijzigdProduct : Klasse
{
    internal static readonly Shape<OngewijzigdProduct> Shape = new Shape<OngewijzigdProduct>("OngewijzigdProduct", static () => new())
        .Number(nameof(ToewijzingNummer), x => x.ToewijzingNummer)
        .RetourCodes();

    /// <summary>Number of the allocation, unique per gemeente and domain.</summary>
    public long ToewijzingNummer { get; init; }
}
