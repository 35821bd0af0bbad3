using System.Text;
using MessageHub.Backoffice.Access;
using MessageHub.Backoffice.Pages.Shared;
using MessageHub.Processing;
using MessageHub.Processing.Agreements;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Held;
using MessageHub.Rules.Tariffs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Afspraken;

/// <summary>
/// One agreement: what it says, what became of it, and forms to correct, end or withdraw it. None of them changes anything before somebody
/// has seen what it changes (<see cref="TariefVoorstelModel"/>).
/// </summary>
public sealed class TariefAfspraakModel(
    AgreementStore agreements, ProposedAgreements proposed, Viewer viewer, BackofficeSettings settings, TimeProvider clock) : PageModel
{
    private const int MaxRows = 200;
    private const int MaxChanges = 100;

    /// <summary>Which agreement it is (<see cref="AgreementKey"/>).</summary>
    [BindProperty(SupportsGet = true)]
    public string? Sleutel { get; set; }

    public AgreementKey Key { get; private set; } = null!;

    /// <summary>As it stands; null when it was withdrawn.</summary>
    public AgreementRow? Row { get; private set; }

    /// <summary>What is agreed on the same product in the same unit, one after the other.</summary>
    public IReadOnlyList<AgreementRow> Rows { get; private set; } = [];

    public IReadOnlyList<AgreementChangeRow> Changes { get; private set; } = [];

    public TariffForm Tariff { get; private set; } = new();

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public DateOnly Today => clock.Today();

    public bool FourEyes => settings.Own.FourEyes;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => OnFoundAsync(() => Task.FromResult<IActionResult>(Page()), ct);

    public Task<IActionResult> OnPostCorrigeerAsync(TariffForm tarief, CancellationToken ct) => OnStandingAsync(row =>
    {
        Tariff = tarief;
        (tarief.Product, tarief.Eenheid, tarief.Frequenties) = (Key.ProductCode, Key.Eenheid, tarief.Frequenties ?? []);
        var content = Encoding.UTF8.GetBytes(tarief.ToCsv(Key.Gemeente, Key.Aanbieder, Families.DomeinOf(Key.Standaard)));
        // An agreement is known by its first day: with another one it is another, and this one was a mistake.
        var typed = AgreementsFile.Read(content, viewer.Scope).Rows.SingleOrDefault();
        if (typed is not null && typed.Agreement.GeldigVan != Key.GeldigVan)
        {
            content = AgreementsFile.Write(
            [
                row with { IsWithdrawn = true },
                typed with { Agreement = typed.Agreement with { Herkomst = Agreement.Correctie } },
            ]);
        }

        return ProposeAsync("correctie van een afspraak", content, tarief.Reden, ct);
    },
    ct);

    public Task<IActionResult> OnPostBeeindigAsync(string? laatste, string? reden, CancellationToken ct) => OnStandingAsync(
        row => AddressBinding.DayOf(laatste) is { } last
            ? ProposeAsync(
                "einde van een afspraak",
                AgreementsFile.Write([row with { Agreement = row.Agreement with { GeldigTot = last } }]),
                reden,
                ct)
            : Task.FromResult<IActionResult>(Refuse(["Vul de laatste dag in waarop de afspraak geldt."])),
        ct);

    public Task<IActionResult> OnPostVervallenAsync(string? reden, CancellationToken ct) => OnStandingAsync(
        row => ProposeAsync("intrekking van een afspraak", AgreementsFile.Write([row with { IsWithdrawn = true }]), reden, ct), ct);

    private async Task<IActionResult> ProposeAsync(string name, byte[] content, string? note, CancellationToken ct)
    {
        var (address, problems) = await proposed.AddAsync(name, content, note, ct);
        return address is null ? Refuse(problems) : Redirect(address);
    }

    private PageResult Refuse(IReadOnlyList<string> problems)
    {
        Problems = problems;
        return Page();
    }

    /// <summary>Of one that was withdrawn meanwhile nothing can be changed: the page says so.</summary>
    private Task<IActionResult> OnStandingAsync(Func<AgreementRow, Task<IActionResult>> work, CancellationToken ct) =>
        OnFoundAsync(() => Row is { } row ? work(row) : Task.FromResult<IActionResult>(Page()), ct);

    private async Task<IActionResult> OnFoundAsync(Func<Task<IActionResult>> work, CancellationToken ct)
    {
        if (AgreementKey.Read(Sleutel) is not { } key)
            return NotFound();
        Key = key;
        (Rows, _) = await agreements.ListAsync(key.In(viewer.Scope), MaxRows, ct);
        Row = Rows.FirstOrDefault(r => r.Agreement.GeldigVan == key.GeldigVan);
        Changes = (await agreements.ChangesAsync(key.In(viewer.Scope), new PageRequest(MaxChanges), ct)).Items;
        if (Row is not null)
            Tariff = TariffForm.Of(Row.Agreement);
        return Row is null && !Changes.Any(c => c.Change.After.Agreement.GeldigVan == key.GeldigVan) ? NotFound() : await work();
    }
}
