using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessageHub.Register.Requests;

/// <summary>
/// What who decides typed about the client, because no earlier message of the gemeente says it: who he is, where he lives, and who holds
/// the gezag. Kept with a proposal until it is closed, not longer.
/// </summary>
public sealed record TypedPerson
{
    public string? Achternaam { get; init; }

    public string? Voorvoegsel { get; init; }

    public string? Voorletters { get; init; }

    public DateOnly? Geboortedatum { get; init; }

    /// <summary>1 man, 2 vrouw, 0 onbekend (COD046).</summary>
    public string? Geslacht { get; init; }

    public string? Straatnaam { get; init; }

    public long? Huisnummer { get; init; }

    public string? Huisletter { get; init; }

    public string? Postcode { get; init; }

    public string? Plaatsnaam { get; init; }

    /// <summary>10 ouder, 11 voogd (COD472).</summary>
    public string? GezagSoort { get; init; }

    public string? GezagAchternaam { get; init; }

    public string? GezagVoorletters { get; init; }

    /// <summary>Dutch number; without it he is reached at the address of the client.</summary>
    public string? GezagTelefoon { get; init; }

    /// <summary>It was typed who the client is.</summary>
    [JsonIgnore]
    public bool HasName => Achternaam is not null;

    /// <summary>An address was typed.</summary>
    [JsonIgnore]
    public bool HasAddress => Huisnummer is not null || Postcode is not null || Straatnaam is not null || Plaatsnaam is not null;

    /// <summary>Somebody who holds the gezag was typed.</summary>
    [JsonIgnore]
    public bool HasCustodian => GezagAchternaam is not null;

    internal string ToJson() => JsonSerializer.Serialize(this, TypedPersonJson.Default.TypedPerson);

    internal static TypedPerson Of(string json) => JsonSerializer.Deserialize(json, TypedPersonJson.Default.TypedPerson)!;

    /// <summary>The name of the type, never its content.</summary>
    public override string ToString() => nameof(TypedPerson);
}

[JsonSerializable(typeof(TypedPerson))]
internal sealed partial class TypedPersonJson : JsonSerializerContext;
