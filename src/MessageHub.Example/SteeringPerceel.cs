namespace MessageHub.Example;

/// <summary>What a region has of one product of a perceel in a year.</summary>
/// <param name="Domein">jw or wmo.</param>
/// <param name="Code">Code of the perceel.</param>
/// <param name="Name">Its name.</param>
/// <param name="Euros">Granted; where there is a tariff that says it.</param>
/// <param name="Registered">Aanbieders.</param>
/// <param name="Clients">Persons.</param>
/// <param name="Top3">Share of the three largest in hundredths of a percent; null leaves it open.</param>
/// <param name="Top10">The same of the ten largest.</param>
/// <param name="Categorie">ProductCategorie.</param>
/// <param name="Product">ProductCode.</param>
/// <param name="IsInScope">Within what the region buys together.</param>
/// <param name="HasConcentration">Shares mean something.</param>
public sealed record SteeringPerceel(
    string Domein, string Code, string Name, long Euros, int Registered, int Clients, int? Top3, int? Top10, string Categorie,
    string Product, bool IsInScope = true, bool HasConcentration = true)
{
    /// <summary>Cents above the euros, or below them, so that rows round to what is printed and totals too.</summary>
    public int Cents { get; init; }

    /// <summary>Eurocents for one piece, of which every person has one; null is agreed in euros.</summary>
    public long? Tarief { get; init; }

    /// <summary>Whole eurocents.</summary>
    public long Total => Tarief is { } tarief ? tarief * Clients : Euros * 100 + Cents;
}
