using System.Xml;

namespace MessageHub.Berichten.Xml;

/// <summary>A document has more different names than <see cref="NameLimit.Max"/>, and is not read on.</summary>
public sealed class TooManyNamesException() : XmlException("There are too many different names.");
