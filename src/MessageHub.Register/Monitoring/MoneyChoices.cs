namespace MessageHub.Register.Monitoring;

/// <summary>What occurs in claims that were judged for good, for the lists a filter on amounts offers. Each is sorted.</summary>
/// <param name="Aanbieders">AGB codes.</param>
/// <param name="Percelen">Percelen, without "" for no agreement.</param>
/// <param name="Producten">Product codes.</param>
public sealed record MoneyChoices(IReadOnlyList<string> Aanbieders, IReadOnlyList<string> Percelen, IReadOnlyList<string> Producten);
