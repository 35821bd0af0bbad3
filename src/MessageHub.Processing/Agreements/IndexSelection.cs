using MessageHub.Berichten;
using MessageHub.Register.Facts;

namespace MessageHub.Processing.Agreements;

/// <summary>Which agreements get another tariff. What is empty does not limit; all that is given has to hold.</summary>
public sealed record IndexSelection
{
    /// <summary>CBS codes.</summary>
    public IReadOnlyCollection<string> Gemeenten { get; init; } = [];

    /// <summary>iJw or iWmo.</summary>
    public Standaard? Standaard { get; init; }

    /// <summary>Names of percelen, however they are typed.</summary>
    public IReadOnlyCollection<string> Percelen { get; init; } = [];

    /// <summary>AGB codes.</summary>
    public IReadOnlyCollection<string> Aanbieders { get; init; } = [];

    /// <summary>Product codes.</summary>
    public IReadOnlyCollection<string> Codes { get; init; } = [];

    /// <summary>Whether an agreement is indexed.</summary>
    public bool Has(AgreementRow row) =>
        In(Gemeenten, row.Gemeente) && (Standaard is not { } one || one == row.Standaard) && In(Percelen, row.Agreement.Perceel)
        && In(Aanbieders, row.Aanbieder) && In(Codes, row.Agreement.ProductCode);

    private static bool In(IReadOnlyCollection<string> some, string value) =>
        some.Count == 0 || some.Any(s => string.Equals(s.Trim(), value, StringComparison.OrdinalIgnoreCase));
}
