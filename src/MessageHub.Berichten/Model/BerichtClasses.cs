namespace MessageHub.Berichten.Model;

/// <summary>The class instances of a message, found by the same list of elements that serves reading and writing.</summary>
public static class BerichtClasses
{
    /// <summary>All class instances in document order, the message itself first, each with the client it belongs to.</summary>
    public static IReadOnlyList<(Klasse Record, Client? Client)> Of(Bericht bericht)
    {
        var classes = new List<(Klasse, Client?)>();
        Bericht.Shape.AddClasses(bericht, null, classes);
        return classes;
    }
}
