using System.Text;
using System.Xml;
using System.Xml.Linq;
using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Register.Queries.Trace;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Personen;

/// <summary>
/// The message or its answer as it is, to read or to save. Asked for with a form, so that the reason is given before anything is shown.
/// </summary>
public sealed class BestandModel(BerichtQueries berichten, Viewer viewer, Looks looks) : PageModel
{
    /// <summary>What a page shows of a file; the whole of it can be saved.</summary>
    private const int MaxShown = 100_000;

    public Guid Id { get; private set; }

    public string What { get; private set; } = "";

    public string Why { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>The text, laid out for reading.</summary>
    public string Text { get; private set; } = "";

    public bool IsCut { get; private set; }

    public IActionResult OnGet(Guid id) => Redirect($"/bericht/{id}");

    public async Task<IActionResult> OnPostAsync(Guid id, string? wat, string? waarom, bool opslaan, CancellationToken ct)
    {
        if (Reasons.TextOf(waarom) is not { } reason || wat is not ("bericht" or "antwoord"))
            return BadRequest();
        if (await berichten.FindAsync(viewer.Scope, id, ct) is not { } detail)
            return NotFound();
        var isAnswer = wat == "antwoord";
        if (await (isAnswer ? berichten.AnswerAsync(viewer.Scope, id, ct) : berichten.OriginalAsync(viewer.Scope, id, ct)) is not { } file)
            return NotFound();
        // Whoever has the file has the data of all of them.
        var clients = await berichten.ClientsAsync(viewer.Scope, id, max: null, ct);
        await looks.AddAsync(isAnswer ? Looks.Answer : Looks.Original, reason, detail.Row.Gemeente ?? "", clients, id, ct);
        // The sender chose the name of a message; ours says what it is.
        if (opslaan)
            return File(
                file.Content,
                "application/octet-stream",
                $"{detail.Row.Name ?? "bericht"}-{(isAnswer ? "antwoord" : "bericht")}-{id:N}.xml");

        (Id, What, Why) = (id, wat, waarom!);
        Title = isAnswer ? "Antwoord" : "Bericht";
        var text = Readable(file.Content);
        IsCut = text.Length > MaxShown;
        Text = IsCut ? text[..MaxShown] : text;
        return Page();
    }

    /// <summary>With a line for each element when it is XML, otherwise as it is.</summary>
    private static string Readable(byte[] content)
    {
        try
        {
            using var reader = XmlReader.Create(
                new MemoryStream(content),
                new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 2_000_000 });
            return XDocument.Load(reader).ToString();
        }
        catch (XmlException)
        {
            return Encoding.UTF8.GetString(content);
        }
    }
}
