using MessageHub.Berichten.Model;
using MessageHub.Berichten.Xml;

namespace MessageHub.Berichten;

/// <summary>
/// Where each class instance of a message stands: element names without prefixes, with 1-based positions. Made only when someone has
/// to be reported, so that a message without findings does not pay for it.
/// </summary>
public sealed class BerichtPaths
{
    private readonly Dictionary<object, string> paths = new(ReferenceEqualityComparer.Instance);

    public BerichtPaths(Bericht bericht)
    {
        paths[bericht] = $"/{Bericht.Shape.Name}";
        Add(bericht, Bericht.Shape, $"/{Bericht.Shape.Name}");
    }

    /// <summary>The path of a class instance, for example <c>/Bericht/Client[1]/StartProducten[1]/StartProduct[2]</c>.</summary>
    /// <exception cref="KeyNotFoundException">The instance is not part of the message.</exception>
    public string this[Klasse instance] => paths[instance];

    private void Add(object record, IShape shape, string path)
    {
        foreach (var (step, child, childShape) in shape.Children(record))
        {
            var childPath = $"{path}/{step}";
            paths[child] = childPath;
            Add(child, childShape, childPath);
        }
    }
}
