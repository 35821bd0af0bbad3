using MessageHub.Backoffice.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages;

/// <summary>What every figure is.</summary>
public sealed class BegrippenModel : PageModel
{
    public void OnGet()
    {
    }

    /// <summary>The same as a file, to lay beside a file with figures.</summary>
    public IActionResult OnGetTabel()
    {
        Column<Term>[] columns = [new("Begrip", t => Field.Of(t.Name)), new("Zo gemaakt", t => Field.Of(t.Formula))];
        return new TableDownload<Term>("begrippen", columns, Glossary.All.ToAsyncEnumerable());
    }
}
