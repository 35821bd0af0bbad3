using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;

namespace MessageHub.Example;

/// <summary>Something that happens in the region.</summary>
/// <param name="At">When.</param>
/// <param name="FileName">The name it comes with.</param>
/// <param name="Content">The bytes that arrive.</param>
/// <param name="Fate">What becomes of it.</param>
internal sealed record RegionEvent(DateTimeOffset At, string FileName, byte[] Content, Fate Fate)
{
    public static RegionEvent Of(DateTimeOffset at, Bericht bericht, Fate fate = Fate.Answered) =>
        new(at, $"{bericht.Identity.Name}-{bericht.Header.BerichtIdentificatie.Identificatie}.xml", BerichtWriter.Write(bericht), fate);
}

/// <summary>How far a message comes.</summary>
internal enum Fate
{
    /// <summary>Judged, and its answer is sent.</summary>
    Answered,

    /// <summary>Judged; its answer waits to be sent.</summary>
    Unsent,

    /// <summary>Arrived and not judged yet.</summary>
    Pending,

    /// <summary>Kept from being judged by a fault of ours.</summary>
    Parked,

    /// <summary>Judged, was held for a person, and a person decided.</summary>
    Decided,
}
