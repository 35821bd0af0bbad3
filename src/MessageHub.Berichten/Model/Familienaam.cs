namespace MessageHub.Berichten.Model;

/// <summary>CDT_Achternaam: a surname with its prefix.</summary>
public sealed record Familienaam : Samenstelling
{
    internal static readonly Shape<Familienaam> Shape = new Shape<Familienaam>("Familienaam", static () => new())
        .Text(nameof(Achternaam), x => x.Achternaam)
        .Text(nameof(Voorvoegsel), x => x.Voorvoegsel);

    /// <summary>Stands where nothing was read yet; the schema makes the element mandatory.</summary>
    internal static readonly Familienaam Empty = new();

    /// <summary>The family name without what stands before it.</summary>
    public string Achternaam { get; init; } = "";

    /// <summary>What stands before the family name (van, de).</summary>
    public string? Voorvoegsel { get; init; }
}
