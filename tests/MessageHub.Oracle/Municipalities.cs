namespace MessageHub.Oracles;

/// <summary>
/// Some codes of gemeenten-periods.csv: "a code without a row is valid on every date". What the generator uses besides is on the
/// list.
/// </summary>
internal static class Municipalities
{
    /// <summary>Code, first day and last day; the first or the last of them is the edge.</summary>
    public static readonly IReadOnlyList<(string Code, DateOnly From, DateOnly To)> WithPeriod =
    [
        ("0501", DateOnly.MinValue, new(2022, 12, 31)),
        ("0530", DateOnly.MinValue, new(2022, 12, 31)),
        ("0457", DateOnly.MinValue, new(2022, 3, 23)),
        ("1684", DateOnly.MinValue, new(2021, 12, 31)),
        ("1992", new(2023, 1, 1), DateOnly.MaxValue),
        ("1982", new(2022, 1, 1), DateOnly.MaxValue),
    ];

    /// <summary>The day around which a code with a period comes or goes.</summary>
    public static DateOnly EdgeOf((string Code, DateOnly From, DateOnly To) municipality) =>
        municipality.From > DateOnly.MinValue ? municipality.From : municipality.To;

    public static bool Exists(string code, DateOnly day) =>
        WithPeriod.All(municipality => municipality.Code != code || (municipality.From <= day && day <= municipality.To));
}
