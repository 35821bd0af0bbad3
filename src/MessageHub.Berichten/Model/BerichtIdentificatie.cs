namespace MessageHub.Berichten.Model;

/// <summary>CDT_BerichtIdentificatie: number and date of a message.</summary>
public sealed record BerichtIdentificatie : Samenstelling
{
    internal static readonly Shape<BerichtIdentificatie> Shape = new Shape<BerichtIdentificatie>("BerichtIdentificatie", static () => new())
        .Text(nameof(Identificatie), x => x.Identificatie)
        .Date(nameof(Dagtekening), x => x.Dagtekening);

    /// <summary>Stands where nothing was read yet; the schema makes the element mandatory.</summary>
    internal static readonly BerichtIdentificatie Empty = new();

    /// <summary>1 to 12 characters, unique per sender and message type (TR056).</summary>
    public string Identificatie { get; init; } = "";

    /// <summary>The day on which the sender dated the message.</summary>
    public DateOnly Dagtekening { get; init; }
}
