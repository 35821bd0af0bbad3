namespace MessageHub.Berichten.Model;

/// <summary>
/// A class of the standard (Client, StartProduct, Prestatie …): it has a place in the message and can carry return codes.
/// One record per class name serves all messages and both families; an element that a message does not have is null there.
/// The schema, checked first, decides what may occur where.
/// </summary>
public abstract record Klasse : Onderdeel
{
    /// <summary>Return codes on this class, in a return message only.</summary>
    public IReadOnlyList<string>? RetourCodes { get; init; }
}
