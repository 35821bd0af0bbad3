using MessageHub.Processing.Tables;
using Microsoft.AspNetCore.Mvc;

namespace MessageHub.Backoffice.Text;

/// <summary>
/// A table as a file: CSV, or Excel when the address asks for it. All its rows, sent in parts as they are read, so that the memory it takes
/// does not grow with them. A file that breaks off half-way is a download that failed, never one that looks whole.
/// </summary>
/// <param name="name">What it is saved as, without the part that says what it is.</param>
/// <param name="columns">The columns.</param>
/// <param name="rows">The rows.</param>
public sealed class TableDownload<T>(string name, IReadOnlyList<Column<T>> columns, IAsyncEnumerable<T> rows) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, ct) = (context.HttpContext.Response, context.HttpContext.RequestAborted);
        var header = columns.Select(c => c.Name).ToArray();
        var parts = rows.Select(row => columns.Select(c => c.Of(row)).ToArray()).Chunk(WholeList.PartSize);
        switch (context.HttpContext.Request.Query[TableForm.Parameter].ToString())
        {
            case "" or TableForm.Csv:
                Start(CsvTable.ContentType, TableForm.Csv);
                await WriteCsvAsync(response.Body, header, parts, ct);
                break;
            case TableForm.Xlsx:
                Start(XlsxTable.ContentType, TableForm.Xlsx);
                await XlsxTable.WriteAsync(response.Body, header, parts, ct);
                break;
            default:
                var refusal = WrongFilters.Refusal($"Het filter “{TableForm.Parameter}” klopte niet en is niet gebruikt.");
                await refusal.ExecuteResultAsync(context);
                break;
        }

        void Start(string type, string extension)
        {
            response.ContentType = type;
            response.Headers.ContentDisposition = $"attachment; filename={name}.{extension}";
        }
    }

    private static async Task WriteCsvAsync(Stream target, string[] header, IAsyncEnumerable<Field[][]> parts, CancellationToken ct)
    {
        var isFirst = true;
        await foreach (var part in parts.WithCancellation(ct))
        {
            var texts = part.Select(row => row.Select(f => f.Text));
            await target.WriteAsync(isFirst ? CsvTable.Write(header, texts) : CsvTable.Rows(texts), ct);
            await target.FlushAsync(ct);
            isFirst = false;
        }

        if (isFirst)
            await target.WriteAsync(CsvTable.Write(header, []), ct);
    }
}
