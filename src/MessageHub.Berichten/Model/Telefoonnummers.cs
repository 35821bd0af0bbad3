namespace MessageHub.Berichten.Model;

/// <summary>CDT_Telefoonnummers: one or two telephone numbers.</summary>
public sealed record Telefoonnummers : Samenstelling
{
    internal static readonly Shape<Telefoonnummers> Shape = new Shape<Telefoonnummers>("Telefoonnummers", static () => new())
        .One(nameof(Telefoon01), x => x.Telefoon01, Telefoon.Shape)
        .One(nameof(Telefoon02), x => x.Telefoon02, Telefoon.Shape);

    /// <summary>The first number.</summary>
    public Telefoon Telefoon01 { get; init; } = Telefoon.Empty;

    /// <summary>The second number.</summary>
    public Telefoon? Telefoon02 { get; init; }
}
