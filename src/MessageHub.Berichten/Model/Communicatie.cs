namespace MessageHub.Berichten.Model;

/// <summary>CDT_Communicatie: help in communication.</summary>
public sealed record Communicatie : Samenstelling
{
    internal static readonly Shape<Communicatie> Shape = new Shape<Communicatie>("Communicatie", static () => new())
        .Code(nameof(Vorm), x => x.Vorm)
        .Text(nameof(Taal), x => x.Taal);

    /// <summary>The form of communication (COD747).</summary>
    public string Vorm { get; init; } = "";

    /// <summary>The language, as text.</summary>
    public string? Taal { get; init; }
}
