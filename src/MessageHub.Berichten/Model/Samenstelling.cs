namespace MessageHub.Berichten.Model;

/// <summary>
/// A composite type of the standard (CDT_*): its children live in the namespace of the basisschema and it never carries return codes.
/// </summary>
public abstract record Samenstelling : Onderdeel;
