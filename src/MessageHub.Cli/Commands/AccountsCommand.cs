using System.CommandLine;
using MessageHub.Register.Access;

namespace MessageHub.Cli.Commands;

/// <summary>
/// <c>messagehub accounts list|reset|unlock</c>: the way back into the backoffice for whoever may work on its store. What it changes is
/// kept with the other changes of accounts, as made on the console.
/// </summary>
internal static class AccountsCommand
{
    public static Command Create() =>
        new("accounts", "Accounts of the backoffice, and the way back in when nobody can sign in.") { List(), Reset(), Unlock() };

    private static Command List()
    {
        var (store, json) = (new StoreOptions(), CommonOptions.Json());
        json.Description = "One JSON object per account, one line each.";
        var command = new Command("list", "All accounts, by name.") { json };
        store.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var hub = await OpenAsync(store, parsed, cancellationToken);
            var (accounts, now) = (await hub.Accounts.ListAsync(cancellationToken), TimeProvider.System.GetUtcNow());
            foreach (var account in accounts.Select(a => AccountResult.Of(a, now)))
                Console.Out.WriteLine(parsed.GetValue(json) ? account.ToJson() : account.ToLine());
            if (accounts.Count == 0 && !parsed.GetValue(json))
                Console.Out.WriteLine("Er zijn nog geen accounts. De backoffice maakt het eerste bij zijn eerste start.");
            return ExitCode.Accepted;
        });
        return command;
    }

    private static Command Reset() => OnOne(
        "reset",
        "Prints a password for once for an account, uncouples its app and ends its sessions. "
        + "Signing in with it asks for a password and an app of one's own.",
        async (accounts, account, by, cancellationToken) =>
        {
            if (account.DisabledAt is not null)
                throw new UsageException($"{account.Name} is uitgezet. Een beheerder kan het account weer aanzetten.");
            var password = PasswordHash.NewOneTimePassword();
            await accounts.ResetAsync(account.Id, PasswordHash.Of(password), by, TimeProvider.System.GetUtcNow(), cancellationToken);
            Console.Out.WriteLine($"Account {account.Name}: eenmalig wachtwoord {password}");
            Console.Out.WriteLine(
                "Het staat nergens anders. De app is losgekoppeld, blokkades zijn opgeheven, en wie was aangemeld is afgemeld.");
            if (account.PasswordHash is null)
                Console.Out.WriteLine("Dit account meldde aan via de organisatie. Dat kan nu niet meer: het heeft een eigen wachtwoord.");
        });

    private static Command Unlock() => OnOne(
        "unlock",
        "Takes attempts to sign in again after wrong ones, wherever they came from.",
        async (accounts, account, by, cancellationToken) =>
        {
            await accounts.UnlockAsync(account.Id, by, TimeProvider.System.GetUtcNow(), cancellationToken);
            Console.Out.WriteLine($"Account {account.Name}: blokkades zijn opgeheven.");
        });

    private static Command OnOne(string name, string description, Func<AccountStore, Account, Actor, CancellationToken, Task> act)
    {
        var account = new Argument<string>("NAME") { Description = "What the person signs in with; list shows it." };
        var store = new StoreOptions();
        var command = new Command(name, description) { account };
        store.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var hub = await OpenAsync(store, parsed, cancellationToken);
            var known = await hub.Accounts.FindByNameAsync(parsed.GetRequiredValue(account), cancellationToken)
                ?? throw new UsageException("Er is geen account met deze naam; accounts list toont ze.");
            await act(hub.Accounts, known, Actor.AtConsole(Environment.UserName), cancellationToken);
            return ExitCode.Accepted;
        });
        return command;
    }

    /// <summary>A store that is not there has no accounts: making one would answer another question.</summary>
    private static Task<HubStore> OpenAsync(StoreOptions store, ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = store.SettingsOf(parsed);
        return settings.Postgres.Length > 0 || HubStore.ExistsIn(settings.Data)
            ? HubStore.OpenAsync(settings, TimeProvider.System, cancellationToken)
            : throw new UsageException($"{settings.Data}: no store was made in this folder.");
    }
}
