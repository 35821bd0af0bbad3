namespace MessageHub.Berichten.Model;

/// <summary>CDT_OpenPeriode: a period of which either end may be open; the days given are included.</summary>
public sealed record OpenPeriode : Samenstelling
{
    internal static readonly Shape<OpenPeriode> Shape = new Shape<OpenPeriode>("OpenPeriode", static () => new())
        .Date(nameof(Begindatum), x => x.Begindatum)
        .Date(nameof(Einddatum), x => x.Einddatum);

    /// <summary>First day, inclusive.</summary>
    public DateOnly? Begindatum { get; init; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly? Einddatum { get; init; }
}
