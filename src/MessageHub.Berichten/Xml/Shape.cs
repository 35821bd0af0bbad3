using MessageHub.Berichten.Model;

namespace MessageHub.Berichten.Xml;

/// <summary>What a walk over a message needs to know of a record class without its type.</summary>
internal interface IShape
{
    IEnumerable<(string Path, object Child, IShape Shape)> Children(object record);
}

/// <summary>
/// The elements of one record class in schema order: the single source for reading, writing and walking it.
/// Families and messages leave elements out, they never change the order.
/// </summary>
internal sealed class Shape<T>(string name, Func<T> create) : IShape
    where T : Onderdeel
{
    private readonly List<Element<T>> elements = [];
    private Element<T>[]? holding;

    /// <summary>Name of the element when it stands in a list.</summary>
    public string Name { get; } = name;

    public IReadOnlyList<Element<T>> Elements => elements;

    private static bool IsComposite => typeof(T).IsSubclassOf(typeof(Samenstelling));

    public Shape<T> Text(string property, Func<T, string?> get) =>
        Add(new TextElement<T>(property, get, Setter<string>(property), intern: false));

    /// <summary>A text that repeats often: one copy is kept per message.</summary>
    public Shape<T> Code(string property, Func<T, string?> get) =>
        Add(new TextElement<T>(property, get, Setter<string>(property), intern: true));

    public Shape<T> Bsn(string property, Func<T, Bsn> get) => Add(new BsnElement<T>(property, get, Setter<Bsn>(property)));

    public Shape<T> Number(string property, Func<T, long> get) => Add(new NumberElement<T>(property, x => get(x), Setter<long>(property)));

    public Shape<T> Number(string property, Func<T, long?> get) => Add(new NumberElement<T>(property, get, NullableSetter<long>(property)));

    public Shape<T> Date(string property, Func<T, DateOnly> get) =>
        Add(new DateElement<T>(property, x => get(x), Setter<DateOnly>(property)));

    public Shape<T> Date(string property, Func<T, DateOnly?> get) =>
        Add(new DateElement<T>(property, get, NullableSetter<DateOnly>(property)));

    public Shape<T> Time(string property, Func<T, TimeOnly> get) =>
        Add(new TimeElement<T>(property, x => get(x), Setter<TimeOnly>(property)));

    public Shape<T> One<TChild>(string property, Func<T, TChild?> get, Shape<TChild> shape)
        where TChild : Onderdeel => Add(new OneElement<T, TChild>(property, get, Setter<TChild>(property), shape));

    public Shape<T> Many<TChild>(string property, Func<T, IReadOnlyList<TChild>?> get, Shape<TChild> shape)
        where TChild : Onderdeel => Add(new ManyElement<T, TChild>(property, get, Setter<IReadOnlyList<TChild>>(property), shape));

    /// <summary>Reads the children of the element the reader stands on and leaves the reader on its end tag.</summary>
    public T Read(BerichtXmlReader reader)
    {
        var target = create();
        // A plain loop instead of ForEachChild: this runs for every class of a 25 MB message.
        if (reader.IsEmptyElement)
            return target;
        var depth = reader.Depth;
        var position = 0;
        while (reader.Read() && reader.Depth > depth)
        {
            if (!reader.IsElement)
                continue;
            var at = Find(reader.LocalName, position);
            if (at < 0)
            {
                // Only a message that is not valid gets here; the schema complaint is its verdict.
                reader.SkipChildren();
                continue;
            }

            elements[at].Read(reader, target);
            position = at + 1;
        }

        return target;
    }

    public void Write(BerichtXmlWriter writer, string name, T record)
    {
        writer.WriteStart(name);
        var outer = writer.EnterClass(IsComposite);
        foreach (var element in elements)
            element.Write(writer, record);
        writer.LeaveClass(outer);
        writer.WriteEnd();
    }

    public IEnumerable<(string Path, object Child, IShape Shape)> Children(object record) =>
        elements.SelectMany(e => e.Children((T)record));

    /// <summary>Adds a class of the standard and those below it, in document order, each with the client it belongs to.</summary>
    public void AddClasses(T record, Client? client, List<(Klasse Record, Client? Client)> classes)
    {
        if (record is not Klasse klasse)
            return;
        client = record as Client ?? client;
        classes.Add((klasse, client));
        // Most elements are values: a walk over a large message passes them by.
        holding ??= [.. elements.Where(e => e.HoldsClasses)];
        foreach (var element in holding)
            element.AddClasses(record, client, classes);
    }

    internal Shape<T> Add(Element<T> element)
    {
        elements.Add(element);
        return this;
    }

    // Properties are init-only, so that a message cannot change once it is read; the reader alone goes past that.
    internal static Action<T, TValue> Setter<TValue>(string property) =>
        typeof(T).GetProperty(property)!.SetMethod!.CreateDelegate<Action<T, TValue>>();

    private static Action<T, TValue> NullableSetter<TValue>(string property)
        where TValue : struct
    {
        var set = Setter<TValue?>(property);
        return (target, value) => set(target, value);
    }

    private int Find(string name, int from)
    {
        for (var i = from; i < elements.Count; i++)
        {
            if (elements[i].Name == name)
                return i;
        }

        return -1;
    }
}

internal static class ShapeExtensions
{
    public static Shape<T> RetourCodes<T>(this Shape<T> shape)
        where T : Klasse => shape.Add(new RetourCodesElement<T>(Shape<T>.Setter<IReadOnlyList<string>>(nameof(Klasse.RetourCodes))));
}
