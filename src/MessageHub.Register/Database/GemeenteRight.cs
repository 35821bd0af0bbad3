using MessageHub.Berichten;

namespace MessageHub.Register.Database;

/// <summary>A right to see a gemeente: one domain of it, or all of it.</summary>
/// <param name="Gemeente">CBS code, four digits.</param>
/// <param name="Standaard">The domain; null is both, and what is of neither.</param>
public readonly record struct GemeenteRight(string Gemeente, Standaard? Standaard = null)
{
    private const char Separator = '/';

    /// <summary>All of a gemeente.</summary>
    public static implicit operator GemeenteRight(string gemeente) => new(gemeente);

    /// <summary>Reads what <see cref="ToString"/> writes: 0297, 0297/jw, 0297/wmo; null when it is none of these.</summary>
    public static GemeenteRight? Parse(string text) => text.Split(Separator) switch
    {
        [{ Length: 4 } code] when code.All(char.IsAsciiDigit) => new(code),
        [{ Length: 4 } code, var domein] when code.All(char.IsAsciiDigit) && Families.OfDomein(domein) is { } standaard =>
            new(code, standaard),
        _ => null,
    };

    /// <summary>Rights in order, without those that another one holds already.</summary>
    public static IReadOnlyList<GemeenteRight> Distinct(IEnumerable<GemeenteRight> rights)
    {
        var all = rights.Distinct().OrderBy(r => r.Gemeente, StringComparer.Ordinal).ThenBy(r => r.Standaard).ToList();
        // Both domains of a gemeente are all of it.
        var whole = all.GroupBy(r => r.Gemeente)
            .Where(g => g.Any(r => r.Standaard is null) || g.Count() > 1)
            .Select(g => g.Key)
            .ToHashSet();
        return [.. all.Select(r => whole.Contains(r.Gemeente) ? new GemeenteRight(r.Gemeente) : r).Distinct()];
    }

    /// <summary>As it is kept and shown: 0297, 0297/jw, 0297/wmo.</summary>
    public override string ToString() =>
        Standaard is { } standaard ? $"{Gemeente}{Separator}{Families.DomeinOf(standaard)}" : Gemeente;
}
