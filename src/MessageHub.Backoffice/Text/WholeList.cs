using MessageHub.Register.Database;

namespace MessageHub.Backoffice.Text;

/// <summary>All rows of a list that is read in parts, without holding them.</summary>
public static class WholeList
{
    /// <summary>So many rows are held.</summary>
    public const int PartSize = 500;

    public static async IAsyncEnumerable<T> ReadAsync<T>(Func<PageRequest, Task<Page<T>>> read)
    {
        string? after = null;
        do
        {
            var page = await read(new(PartSize, after));
            foreach (var item in page.Items)
                yield return item;
            after = page.Next;
        }
        while (after is not null);
    }
}
