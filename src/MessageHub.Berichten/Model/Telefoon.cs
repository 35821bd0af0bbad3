namespace MessageHub.Berichten.Model;

/// <summary>CDT_Telefoon: a telephone number.</summary>
public sealed record Telefoon : Samenstelling
{
    internal static readonly Shape<Telefoon> Shape = new Shape<Telefoon>("Telefoon", static () => new())
        .Text(nameof(Telefoonnummer), x => x.Telefoonnummer)
        .Text(nameof(Landnummer), x => x.Landnummer);

    /// <summary>Stands where nothing was read yet; the schema makes the element mandatory.</summary>
    internal static readonly Telefoon Empty = new();

    /// <summary>The number without the code of the country.</summary>
    public string Telefoonnummer { get; init; } = "";

    /// <summary>The code of the country, such as +31.</summary>
    public string Landnummer { get; init; } = "";
}
