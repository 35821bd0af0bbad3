using System.Security.Cryptography;
using System.Text;

namespace MessageHub.Register.Lists;

/// <summary>What a file does to a list.</summary>
/// <param name="Added">Rows that are new.</param>
/// <param name="Changed">Rows that become another, with what they were.</param>
/// <param name="Removed">Rows that are taken out, because a file that is the whole list does not have them.</param>
/// <param name="Unchanged">So many rows are there already as they are.</param>
public sealed record ListDifference(
    IReadOnlyList<ListRow> Added, IReadOnlyList<(ListRow Before, ListRow After)> Changed, IReadOnlyList<ListRow> Removed, int Unchanged)
{
    /// <param name="list">The list.</param>
    /// <param name="rows">Rows of a file.</param>
    /// <param name="existing">All rows of the list as it is.</param>
    /// <param name="isWhole">The file is the whole list; of a list of gemeenten, of those that it names.</param>
    public static ListDifference Of(KeptList list, IReadOnlyList<ListRow> rows, IReadOnlyList<ListRow> existing, bool isWhole)
    {
        var known = existing.ToDictionary(r => r.KeyOf(list));
        var (added, changed, unchanged) = (new List<ListRow>(), new List<(ListRow, ListRow)>(), 0);
        foreach (var row in rows)
        {
            if (!known.Remove(row.KeyOf(list), out var before))
                added.Add(row);
            else if (row with { Values = [.. row.Values.Select((v, i) => v ?? before.Values[i])] } is var after
                && after.Values.SequenceEqual(before.Values))
                unchanged++;
            else
                changed.Add((before, after));
        }

        var gemeenten = rows.Select(GemeenteOf).ToHashSet();
        return new(added, changed, isWhole ? [.. known.Values.Where(r => gemeenten.Contains(GemeenteOf(r)))] : [], unchanged);

        string? GemeenteOf(ListRow row) => list.GemeentePlace < 0 ? null : row.Values[list.GemeentePlace];
    }

    /// <summary>Rows in one short text: another text, other rows.</summary>
    public static string HashOf(IEnumerable<ListRow> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in rows.Select(r => string.Join('\u001F', r.Values)).Order(StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes($"{line}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
