using System.Text.RegularExpressions;
using MessageHub.Berichten;
using MessageHub.Register.Access;
using MessageHub.Register.Database;

namespace MessageHub.Backoffice.Pages.Beheer;

/// <summary>What an administrator fills in about an account.</summary>
public sealed partial class AccountForm
{
    public string? Account { get; set; }

    public string? Naam { get; set; }

    public List<Role> Rollen { get; set; } = [];

    /// <summary>CBS codes, each with /jw or /wmo for one domain, with commas or spaces between them.</summary>
    public string? Gemeenten { get; set; }

    /// <summary>Signs in by the proxy: without a password of ours.</summary>
    public bool ViaProxy { get; set; }

    public string LoginName => (Account ?? "").Trim().ToLowerInvariant();

    /// <summary>What was typed of gemeenten that is right.</summary>
    public IReadOnlyList<GemeenteRight> GemeenteRights =>
        GemeenteRight.Distinct(Typed.Select(t => GemeenteRight.Parse(t)).OfType<GemeenteRight>());

    private string[] Typed => (Gemeenten ?? "").ToLowerInvariant()
        .Split([',', ';', ' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static AccountForm Of(Account account) => new()
    {
        Account = account.Name,
        Naam = account.DisplayName,
        Rollen = [.. account.Roles],
        Gemeenten = string.Join(", ", account.Gemeenten),
        ViaProxy = account.PasswordHash is null,
    };

    /// <summary>What is wrong, by field.</summary>
    public Dictionary<string, string> Problems(bool isNew)
    {
        var problems = new Dictionary<string, string>();
        if (isNew && !Login().IsMatch(LoginName))
            problems[nameof(Account)] = "Gebruik 3 tot 100 kleine letters, cijfers, punten, streepjes of een e-mailadres.";
        else if (isNew && BsnText.IsIn(LoginName))
            problems[nameof(Account)] = BsnText.Problem;
        if (string.IsNullOrWhiteSpace(Naam) || Naam.Length > 100 || Naam.Any(char.IsControl))
            problems[nameof(Naam)] = "Vul de naam in, hoogstens 100 tekens.";
        else if (BsnText.IsIn(Naam))
            problems[nameof(Naam)] = BsnText.Problem;
        if (Rollen.Count == 0 || !Rollen.All(Enum.IsDefined))
            problems[nameof(Rollen)] = "Kies minstens één rol.";
        if (Typed.FirstOrDefault(t => GemeenteRight.Parse(t) is null) is { } wrong)
            problems[nameof(Gemeenten)] = $"Een gemeentecode heeft vier cijfers, en daarachter hoogstens /jw of /wmo: {wrong} klopt niet.";
        else if (GemeenteRights.Count == 0 && Rollen.Exists(r => r is not (Role.Beheerder or Role.Privacy)))
            problems[nameof(Gemeenten)] = "Deze rol ziet niets zonder gemeente.";
        return problems;
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._@-]{2,99}\z")]
    private static partial Regex Login();
}
