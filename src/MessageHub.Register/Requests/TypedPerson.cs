using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessageHub.Register.Requests;

/// <summary>
/// What who decides typed about the client, because no earlier message of the gemeente says it: who he is, where he lives, and who holds
/// the gezag. Kept with a proposal until it is closed, not longer.
/// </summary>
public sealed record TypedPerson
{
    /// <summary>The family name without what stands before it.</summary>
    public string? Achternaam { get; init; }

    /// <summary>What stands before the family name (van, de).</summary>
    public string? Voorvoegsel { get; init; }

    /// <summary>The initials.</summary>
    public string? Voorletters { get; init; }

    /// <summary>The birth date.</summary>
    public DateOnly? Geboortedatum { get; init; }

    /// <summary>1 man, 2 vrouw, 0 onbekend (COD046).</summary>
    public string? Geslacht { get; init; }

    /// <summary>The street.</summary>
    public string? Straatnaam { get; init; }

    /// <summary>The number of the house.</summary>
    public long? Huisnummer { get; init; }

    /// <summary>The letter behind the number.</summary>
    public string? Huisletter { get; init; }

    /// <summary>The postcode; of the form 1234AB in the Netherlands (CS089).</summary>
    public string? Postcode { get; init; }

    /// <summary>The town.</summary>
    public string? Plaatsnaam { get; init; }

    /// <summary>10 ouder, 11 voogd (COD472).</summary>
    public string? GezagSoort { get; init; }

    /// <summary>Family name of the person with authority over a young client.</summary>
    public string? GezagAchternaam { get; init; }

    /// <summary>Initials of that person.</summary>
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
