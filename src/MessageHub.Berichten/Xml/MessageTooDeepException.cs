using MessageHub.Berichten.Reading;

namespace MessageHub.Berichten.Xml;

/// <summary>Leaves the walk over a hostile message; <see cref="BerichtReader"/> turns it into a refusal.</summary>
internal sealed class MessageTooDeepException() : Exception("Elements are nested too deep.");
