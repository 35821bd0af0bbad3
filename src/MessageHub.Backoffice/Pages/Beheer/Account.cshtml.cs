using MessageHub.Backoffice.Access;
using MessageHub.Register.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MessageHub.Backoffice.Pages.Beheer;

/// <summary>One account: made, changed, given a new password for once, taken its app, switched off and on.</summary>
public sealed class AccountModel(AccountStore accounts, CredentialChecker credentials, Viewer viewer, TimeProvider clock) : PageModel
{
    /// <summary>Null for a new one.</summary>
    public Account? Known { get; private set; }

    public AccountForm Form { get; private set; } = new();

    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>();

    /// <summary>Shown once, on the answer to the form that made it.</summary>
    public string? OneTimePassword { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid? id, AccountForm form, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        Form = form;
        Problems = form.Problems(isNew: Known is null);
        if (Problems.Count > 0)
            return Page();
        return Known is { } known ? await ChangeAsync(known, form, ct) : await AddAsync(form, ct);
    }

    public async Task<IActionResult> OnPostWachtwoordAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        if (Known is { PasswordHash: null })
            return Refuse("Dit account meldt aan via de organisatie en heeft hier geen wachtwoord.");
        OneTimePassword = PasswordHash.NewOneTimePassword();
        await credentials.SetPasswordAsync(id, OneTimePassword, mustChange: true, viewer.Actor, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAppAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        await accounts.SetTotpAsync(id, null, [], viewer.Actor, clock.GetUtcNow(), ct);
        return Said("De app is losgekoppeld. Bij de volgende aanmelding stelt deze persoon een nieuwe in.");
    }

    public async Task<IActionResult> OnPostUitAsync(Guid id, bool? aan, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        if (aan is not { } isOn)
            return Refuse("Kies of het account aan of uit moet.");
        return await accounts.EnableAsync(id, isOn, viewer.Actor, clock.GetUtcNow(), ct) is RightsOutcome.LastBeheerder
            ? Refuse("Dit is de laatste beheerder die kan aanmelden.")
            : Said(isOn ? "Het account staat weer aan." : "Het account is uitgezet. Wie ermee was aangemeld, is nu afgemeld.");
    }

    public string? ProblemOf(string field) => Problems.GetValueOrDefault(field);

    /// <summary>Nobody changes his own rights: a colleague does.</summary>
    public bool IsMine => Known?.Id == viewer.AccountId;

    private async Task<IActionResult> ChangeAsync(Account known, AccountForm form, CancellationToken ct) =>
        await accounts.ChangeAsync(
            known.Id, form.Naam!.Trim(), form.Rollen, form.GemeenteRights, viewer.Actor, clock.GetUtcNow(), ct) switch
        {
            RightsOutcome.OwnRights => Refuse("Uw eigen rollen en gemeenten kunt u niet wijzigen. Vraag het een andere beheerder."),
            RightsOutcome.LastBeheerder => Refuse("Dit is de laatste beheerder die kan aanmelden: die rol kan niet weg."),
            _ => Said("De wijziging is opgeslagen. Deze persoon moet opnieuw aanmelden."),
        };

    private async Task<IActionResult> AddAsync(AccountForm form, CancellationToken ct)
    {
        var password = form.ViaProxy ? null : PasswordHash.NewOneTimePassword();
        var account = new Account
        {
            Id = Guid.NewGuid(),
            Name = form.LoginName,
            DisplayName = form.Naam!.Trim(),
            Roles = form.Rollen,
            Gemeenten = form.GemeenteRights,
            PasswordHash = password is null ? null : PasswordHash.Of(password),
            MustChangePassword = password is not null,
            CreatedAt = clock.GetUtcNow(),
        };
        if (!await accounts.AddAsync(account, viewer.Actor, ct))
        {
            Problems = new Dictionary<string, string> { [nameof(AccountForm.Account)] = "Dit account bestaat al." };
            return Page();
        }

        OneTimePassword = password;
        if (password is null)
            return Said($"Account {account.Name} is gemaakt.");
        (Known, Form) = (account, AccountForm.Of(account));
        return Page();
    }

    private PageResult Refuse(string problem)
    {
        Problems = new Dictionary<string, string> { [""] = problem };
        return Page();
    }

    private RedirectResult Said(string text)
    {
        TempData["Said"] = text;
        return Redirect("/toegang");
    }

    private async Task<bool> LoadAsync(Guid? id, CancellationToken ct)
    {
        if (id is not { } known)
            return true;
        if (await accounts.FindAsync(known, ct) is not { } account)
            return false;
        (Known, Form) = (account, AccountForm.Of(account));
        return true;
    }
}
