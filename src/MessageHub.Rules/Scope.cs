using MessageHub.Berichten;

namespace MessageHub.Rules;

/// <summary>The messages a rule holds for: numbers and families.</summary>
public sealed record Scope
{
    private Scope(IReadOnlyList<int> nummers, IReadOnlyList<Standaard> standaarden)
    {
        Nummers = nummers;
        Standaarden = standaarden;
    }

    /// <summary>Message numbers, ascending.</summary>
    public IReadOnlyList<int> Nummers { get; }

    /// <summary>The families; both unless narrowed by <see cref="Only"/>.</summary>
    public IReadOnlyList<Standaard> Standaarden { get; }

    /// <summary>These messages, in both families.</summary>
    public static Scope In(params int[] nummers) => new(nummers, [Standaard.Ijw, Standaard.Iwmo]);

    /// <summary>The same messages in one family.</summary>
    public Scope Only(Standaard standaard) => new(Nummers, [standaard]);

    public bool Covers(BerichtIdentity identity) => Nummers.Contains(identity.Nummer) && Standaarden.Contains(identity.Standaard);
}
