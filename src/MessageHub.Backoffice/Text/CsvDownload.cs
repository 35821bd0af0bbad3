using MessageHub.Register.Monitoring;
using Microsoft.AspNetCore.Mvc;

namespace MessageHub.Backoffice.Text;

/// <summary>
/// A table as a file for a spreadsheet: all its rows, sent in parts as they are read, so that the memory it takes does not grow with them.
/// A file that breaks off half-way is a download that failed, never one that looks whole.
/// </summary>
/// <param name="fileName">What it is saved as.</param>
/// <param name="header">Names of the columns.</param>
/// <param name="rows">Fields in that order; null is an empty field.</param>
public sealed class CsvDownload(string fileName, IReadOnlyList<string> header, IAsyncEnumerable<IReadOnlyList<string?>> rows) : IActionResult
{
    private const int PartSize = 500;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, ct) = (context.HttpContext.Response, context.HttpContext.RequestAborted);
        response.ContentType = CsvTable.ContentType;
        response.Headers.ContentDisposition = $"attachment; filename={fileName}";
        var isFirst = true;
        await foreach (var part in rows.Chunk(PartSize).WithCancellation(ct))
        {
            await response.Body.WriteAsync(isFirst ? CsvTable.Write(header, part) : CsvTable.Rows(part), ct);
            await response.Body.FlushAsync(ct);
            isFirst = false;
        }

        if (isFirst)
            await response.Body.WriteAsync(CsvTable.Write(header, []), ct);
    }

    /// <summary>All rows of a list that is read in parts.</summary>
    public static async IAsyncEnumerable<T> AllAsync<T>(Func<PageRequest, Task<Page<T>>> read)
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
