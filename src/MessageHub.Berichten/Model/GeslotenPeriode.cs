namespace MessageHub.Berichten.Model;

/// <summary>CDT_GeslotenPeriode: a period, both days included.</summary>
public sealed record GeslotenPeriode : Samenstelling
{
    internal static readonly Shape<GeslotenPeriode> Shape = new Shape<GeslotenPeriode>("GeslotenPeriode", static () => new())
        .Date(nameof(Begindatum), x => x.Begindatum)
        .Date(nameof(Einddatum), x => x.Einddatum);

    /// <summary>Stands where nothing was read yet; the schema makes the element mandatory.</summary>
    internal static readonly GeslotenPeriode Empty = new();

    /// <summary>First day, inclusive.</summary>
    public DateOnly Begindatum { get; init; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly Einddatum { get; init; }
}
