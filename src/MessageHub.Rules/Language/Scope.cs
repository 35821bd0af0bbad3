using MessageHub.Berichten;

namespace MessageHub.Rules.Language;

/// <summary>The messages a rule holds for: numbers, families and releases.</summary>
public sealed record Scope
{
    private Scope(IReadOnlyList<int> nummers) => Nummers = nummers;

    /// <summary>Message numbers, ascending.</summary>
    public IReadOnlyList<int> Nummers { get; }

    /// <summary>The families; both unless narrowed by <see cref="Only"/>.</summary>
    public IReadOnlyList<Standaard> Standaarden { get; private init; } = [Standaard.Ijw, Standaard.Iwmo];

    /// <summary>The first release; null is every release until <see cref="Until"/>.</summary>
    public ReleaseName? Since { get; private init; }

    /// <summary>The last release, inclusive; null while no later one changed or dropped the rule.</summary>
    public ReleaseName? Until { get; private init; }

    /// <summary>These messages, in both families and every release.</summary>
    public static Scope In(params int[] nummers) => new(nummers);

    /// <summary>The same messages in one family.</summary>
    public Scope Only(Standaard standaard) => this with { Standaarden = [standaard] };

    /// <summary>The same messages from a release on: for a rule that is new in it, or says something else than before.</summary>
    public Scope From(ReleaseName release) => this with { Since = release };

    /// <summary>The same messages up to and including a release: for a rule that the next one changes or drops.</summary>
    public Scope UpTo(ReleaseName release) => this with { Until = release };

    /// <summary>Whether messages of this type and release are in it.</summary>
    public bool Covers(BerichtIdentity identity) =>
        Nummers.Contains(identity.Nummer) && Standaarden.Contains(identity.Standaard)
        && (Since is null || identity.Release >= Since) && (Until is null || identity.Release <= Until);

    /// <summary>Some message is in both.</summary>
    internal bool Overlaps(Scope other) =>
        Nummers.Intersect(other.Nummers).Any() && Standaarden.Intersect(other.Standaarden).Any()
        && (Until is null || other.Since is null || Until >= other.Since)
        && (other.Until is null || Since is null || other.Until >= Since);
}
