using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Processing.Agreements;
using MessageHub.Register.Database;
using MessageHub.Register.Held;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Afspraken;

/// <summary>
/// Tariffs raised or lowered by a percentage from a day on, for a choice of agreements. What comes of it is shown before anything is stored
/// (<see cref="TariefVoorstelModel"/>).
/// </summary>
public sealed class TarievenIndexerenModel(
    AgreementStore agreements, ProposedAgreements proposed, Viewer viewer, BackofficeSettings settings) : PageModel
{
    public IReadOnlyList<string> Gemeenten => viewer.Gemeenten;

    public bool FourEyes => settings.Own.FourEyes;

    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>What was typed, to show again when it was wrong.</summary>
    public IndexForm Typed { get; private set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(IndexForm index, CancellationToken ct)
    {
        Typed = index;
        if (Indexation.PercentageOf(index.Percentage) is not { } percentage)
            return Refuse([Indexation.PercentageProblem]);
        if (AddressBinding.DayOf(index.EersteDag) is not { } firstDay)
            return Refuse(["Vul de eerste dag van de nieuwe tarieven in."]);
        var (rows, _) = await agreements.ListAsync(new() { Scope = viewer.Scope }, int.MaxValue, ct);
        var indexation = Indexation.Of(rows, index.Selection, percentage, firstDay);
        if (indexation.Indexed == 0)
            return Refuse(["Geen afspraak van deze keuze geldt op die dag en heeft een tarief."]);
        var (address, problems) = await proposed.AddAsync(indexation.Title, AgreementsFile.Write(indexation.Rows), index.Reden, ct);
        if (address is null)
            return Refuse(problems);
        TempData["Said"] = indexation.Sentence;
        return Redirect(address);
    }

    private PageResult Refuse(IReadOnlyList<string> problems)
    {
        Problems = problems;
        return Page();
    }

    /// <summary>What somebody types.</summary>
    public sealed class IndexForm
    {
        private static readonly char[] Between = [',', ';', '\r', '\n'];

        public string? Percentage { get; set; }

        public string? EersteDag { get; set; }

        /// <summary>CBS codes that are ticked; none of them is all.</summary>
        public string[]? Gemeente { get; set; }

        /// <summary>jw or wmo; both when it is neither.</summary>
        public string? Domein { get; set; }

        /// <summary>Names with a comma, a semicolon or a line between them; none is all.</summary>
        public string? Percelen { get; set; }

        /// <summary>AGB codes, as <see cref="Percelen"/>.</summary>
        public string? Aanbieders { get; set; }

        /// <summary>Product codes, as <see cref="Percelen"/>.</summary>
        public string? Codes { get; set; }

        public string? Reden { get; set; }

        internal IndexSelection Selection => new()
        {
            Gemeenten = Gemeente ?? [],
            Standaard = Families.OfDomein(Domein),
            Percelen = Parts(Percelen),
            Aanbieders = Parts(Aanbieders),
            Codes = Parts(Codes),
        };

        private static string[] Parts(string? text) =>
            (text ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
