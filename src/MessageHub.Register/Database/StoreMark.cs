using System.Text.Json;

namespace MessageHub.Register.Database;

/// <summary>
/// What stood in a store at some moment, kept outside it: rows are never deleted, so a store without these is older than it was, or another
/// one.
/// </summary>
/// <param name="Epoch">Which life of the store.</param>
/// <param name="SeenAt">When it was seen.</param>
/// <param name="Arrival">The newest message that had arrived, or null.</param>
/// <param name="Answer">The message whose answer was the newest, or null.</param>
public sealed record StoreMark(DateTimeOffset Epoch, DateTimeOffset SeenAt, Guid? Arrival, Guid? Answer)
{
    /// <summary>It says the same of the store, whenever it was seen.</summary>
    public bool SaysAs(StoreMark? other) => other is not null && this with { SeenAt = other.SeenAt } == other;

    /// <summary>As it is written beside the store.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this);

    /// <summary>What <see cref="ToBytes"/> made, or null when this is something else.</summary>
    public static StoreMark? From(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<StoreMark>(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
