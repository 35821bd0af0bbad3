using MessageHub.Berichten.Model;

namespace MessageHub.Rules.Language;

/// <summary>All class instances of a message in document order, each with the client it belongs to. Collected once for all rules.</summary>
internal sealed class Instances
{
    private readonly Dictionary<Type, object> byClass = [];

    private Instances(Bericht bericht) => All = BerichtClasses.Of(bericht);

    public IReadOnlyList<(Klasse Record, Client? Client)> All { get; }

    /// <summary>The records of a class in document order; collected once, because many checks ask for the same.</summary>
    public IReadOnlyList<T> Of<T>()
        where T : class
    {
        if (!byClass.TryGetValue(typeof(T), out var records))
            byClass[typeof(T)] = records = All.Select(i => i.Record).OfType<T>().ToList();
        return (IReadOnlyList<T>)records;
    }

    public static Instances Of(Bericht bericht) => new(bericht);
}
