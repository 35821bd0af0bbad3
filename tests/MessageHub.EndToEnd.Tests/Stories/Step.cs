using MessageHub.Register.Messages;

namespace MessageHub.EndToEnd.Tests;

/// <summary>A message that somebody sends, and what has to become of it.</summary>
/// <param name="TransportId">The id it is published with.</param>
/// <param name="Name">JW305 … or what it is instead of a message.</param>
/// <param name="Content">The bytes.</param>
/// <param name="Expected">The verdict.</param>
/// <param name="IsAnswered">Something leaves for it: its answer, or itself when it is our own.</param>
internal sealed record Step(string TransportId, string Name, byte[] Content, BerichtState Expected, bool IsAnswered)
{
    public Parcel Parcel => new(TransportId, Content);

    /// <summary>After its answer, somebody uses the same id for these other bytes.</summary>
    public byte[]? OtherContent { get; init; }

    /// <summary>Before it is sent, the row of its toewijzing is broken, so that judging it fails until that is repaired.</summary>
    public bool IsPoison { get; init; }
}
