using MessageHub.Rules.Standard;

namespace MessageHub.Rules.Violations;

/// <summary>
/// The elements in which a record of this message differs from the one it must repeat, as compared values. Costs nothing as long as all
/// are equal; absent equals absent.
/// </summary>
internal struct DifferingValues
{
    private List<(string Name, object? Here, object? There)>? different;

    public void Compare<T>(string name, T here, T there)
    {
        if (!EqualityComparer<T>.Default.Equals(here, there))
            (different ??= []).Add((name, here, there));
    }

    /// <summary>Amounts in eurocents, shown in euro.</summary>
    public void CompareEuro(string name, long? here, long? there)
    {
        if (here != there)
            (different ??= []).Add((name, Eurocents.Text(here), Eurocents.Text(there)));
    }

    /// <summary>Whether anything differs.</summary>
    public readonly bool Any => different is not null;

    /// <summary>Each differing element: the value of this message and the one it should have had.</summary>
    public readonly IReadOnlyList<ComparedValue> Against(Source source)
    {
        var values = new List<ComparedValue>();
        foreach (var (name, here, there) in different ?? [])
        {
            values.Add(ComparedValue.Here(name, here));
            values.Add(ComparedValue.From(source, name, there));
        }

        return values;
    }
}
