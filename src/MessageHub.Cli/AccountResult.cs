using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MessageHub.Processing;
using MessageHub.Register.Access;

namespace MessageHub.Cli;

/// <summary>An account of the backoffice, as the command line prints it.</summary>
internal sealed record AccountResult(
    string Name,
    string Person,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Gemeenten,
    string State,
    bool HasApp,
    DateTimeOffset? LastSignInAt)
{
    public static AccountResult Of(Account account, DateTimeOffset now) => new(
        account.Name,
        account.DisplayName,
        [.. account.Roles.Select(r => r.ToString().ToLowerInvariant())],
        [.. account.Gemeenten.Select(g => g.ToString())],
        account.DisabledAt is not null ? "uitgezet"
            : account.LockedUntil > now ? "pogingen geblokkeerd"
            : account.PasswordHash is null ? "via de organisatie"
            : account.MustChangePassword ? "wacht op eerste aanmelding"
            : "actief",
        account.TotpSecret is not null,
        account.LastSignInAt);

    public string ToJson() => JsonSerializer.Serialize(this, AccountJson.Default.AccountResult);

    public string ToLine()
    {
        var last = LastSignInAt is { } moment ? $"laatst aangemeld {AmsterdamDate.TextOf(moment)}" : "nooit aangemeld";
        var gemeenten = Gemeenten.Count == 0 ? "geen gemeenten" : string.Join(", ", Gemeenten);
        return $"{Name}  {Person}: {string.Join(", ", Roles)}; {gemeenten}; {State}, {(HasApp ? "met" : "zonder")} app, {last}";
    }
}

/// <summary>Camel case, Dutch letters as they are.</summary>
[JsonSerializable(typeof(AccountResult))]
internal sealed partial class AccountJson : JsonSerializerContext
{
    static AccountJson() => Default = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
