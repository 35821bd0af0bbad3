namespace MessageHub.Register.Queries.Today;

/// <summary>What was agreed on, for what a filter suggests; other values may occur. Each is sorted.</summary>
/// <param name="Aanbieders">AGB codes.</param>
/// <param name="Percelen">Percelen.</param>
/// <param name="Producten">Product codes.</param>
public sealed record FilterChoices(IReadOnlyList<string> Aanbieders, IReadOnlyList<string> Percelen, IReadOnlyList<string> Producten);
