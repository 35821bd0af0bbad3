using System.Xml.Linq;

namespace MessageHub.HubSimulator.Envelopes;

/// <summary>The body of a Fo01 or Fo03 (ggk.md §5.5).</summary>
/// <param name="Plek">client or server, in lower case.</param>
/// <param name="Refused">The refused envelope, or null when it is not given back.</param>
public sealed record Refusal(string Code, string Plek, string Omschrijving, string? Details = null, XElement? Refused = null);
