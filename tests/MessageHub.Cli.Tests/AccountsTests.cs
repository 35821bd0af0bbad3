using System.Text.RegularExpressions;
using MessageHub.Register.Access;
using MessageHub.Register.Database;

namespace MessageHub.Cli.Tests;

/// <summary>The way back into the backoffice for a gemeente that lost it.</summary>
public sealed class AccountsTests : IDisposable
{
    private static readonly SignInPlace Place = new("192.0.2.1", null);
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly Workplace work = new();

    [Fact]
    public async Task Accounts_are_listed_with_what_they_may_and_how_they_are()
    {
        await OnStoreAsync(async database =>
        {
            await new AccountStore(database).AddAsync(AccountOf("anna") with { TotpSecret = "x" }, Actor.Program, None);
            await new AccountStore(database)
                .AddAsync(AccountOf("bert") with { PasswordHash = null, Roles = [Role.Privacy], Gemeenten = [] }, Actor.Program, None);
        });

        var run = (await work.RunAsync("accounts", "list", "--store", "store")).Exits(0);

        Assert.Equal(
            [
                "anna  Mevrouw anna: beheerder; 0297; actief, met app, nooit aangemeld",
                "bert  Mevrouw bert: privacy; geen gemeenten; via de organisatie, zonder app, nooit aangemeld",
            ],
            run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(
            ["anna", "bert"],
            (await work.RunAsync("accounts", "list", "--store", "store", "--json"))
                .Exits(0)
                .Json.Select(a => a.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_reset_gives_a_password_for_once_and_is_kept_as_made_on_the_console()
    {
        await OnStoreAsync(async database =>
        {
            var account = AccountOf("anna") with { TotpSecret = "x" };
            await new AccountStore(database).AddAsync(account, Actor.Program, None);
            await LockAsync(database, account);
        });

        var run = (await work.RunAsync("accounts", "reset", "Anna", "--store", "store")).Exits(0);

        var password = Regex.Match(run.Out, "[a-z2-9]{4}(-[a-z2-9]{4}){3}").Value;
        await OnStoreAsync(async database =>
        {
            var account = (await new AccountStore(database).FindByNameAsync("anna", None))!;
            Assert.Equal((true, null, null), (account.MustChangePassword, account.TotpSecret, account.LockedUntil));
            Assert.NotEqual("h", account.PasswordHash);
            Assert.Equal(19, password.Length);
            var changes = (await new AccountChanges(database).ListAsync("anna", new(10), None)).Items;
            Assert.All(changes.Take(2), c => Assert.Equal($"console ({Environment.UserName})", c.By.Name));
            Assert.Equal([AccountChangeKind.App, AccountChangeKind.Password], changes.Take(2).Select(c => c.What));
        });
    }

    [Fact]
    public async Task A_lock_is_lifted_on_the_console()
    {
        var account = AccountOf("anna");
        await OnStoreAsync(async database =>
        {
            await new AccountStore(database).AddAsync(account, Actor.Program, None);
            await LockAsync(database, account);
        });

        (await work.RunAsync("accounts", "unlock", "anna", "--store", "store")).Exits(0);

        await OnStoreAsync(async database =>
        {
            Assert.False(await AttemptsOn(database).IsRefusedAsync(account.Id, Place, TimeProvider.System.GetUtcNow(), None));
            Assert.Equal("h", (await new AccountStore(database).FindByNameAsync("anna", None))!.PasswordHash);
            Assert.Equal(
                AccountChangeKind.Unlocked, (await new AccountChanges(database).ListAsync("anna", new(1), None)).Items.Single().What);
        });
    }

    [Fact]
    public async Task Wrong_use_of_accounts_changes_nothing()
    {
        (await work.RunAsync("accounts", "list", "--store", "elders")).IsWrongUse("no store", "an empty one would answer another question");
        await OnStoreAsync(_ => Task.CompletedTask);
        Assert.Contains("Er zijn nog geen accounts", (await work.RunAsync("accounts", "list", "--store", "store")).Exits(0).Out);
        (await work.RunAsync("accounts", "reset", "niemand", "--store", "store"))
            .IsWrongUse("geen account met deze naam", "a name that is not there");
        (await work.RunAsync("accounts", "reset", "--store", "store")).IsWrongUse("reset", "no name");
        await OnStoreAsync(database => new AccountStore(database).AddAsync(AccountOf("weg"), Actor.Program, None));
        await OnStoreAsync(async database =>
        {
            var accounts = new AccountStore(database);
            await accounts.AddAsync(AccountOf("anna"), Actor.Program, None);
            await accounts.EnableAsync(
                (await accounts.FindByNameAsync("weg", None))!.Id, false, Actor.Program, TimeProvider.System.GetUtcNow(), None);
        });
        (await work.RunAsync("accounts", "reset", "weg", "--store", "store"))
            .IsWrongUse("is uitgezet", "who left does not come back by it");
    }

    public void Dispose() => work.Dispose();

    private static SignInAttempts AttemptsOn(RegisterDatabase database) =>
        new(database, new(InARow: 1, TimeSpan.FromHours(1), OfStrangers: 100));

    private static Task<DateTimeOffset?> LockAsync(RegisterDatabase database, Account account) =>
        AttemptsOn(database).CountFailureAsync(account, Place, TimeProvider.System.GetUtcNow(), None);

    private static Account AccountOf(string name) => new()
    {
        Id = Guid.NewGuid(),
        Name = name,
        DisplayName = $"Mevrouw {name}",
        Roles = [Role.Beheerder],
        Gemeenten = ["0297"],
        PasswordHash = "h",
        CreatedAt = TimeProvider.System.GetUtcNow(),
    };

    /// <summary>Does something on the store of the workplace, which is made when it is not there.</summary>
    private async Task OnStoreAsync(Func<RegisterDatabase, Task> work)
    {
        await using var database = new SqliteDatabase(this.work.PathOf("store/messagehub.db"));
        await database.MigrateAsync(None);
        await work(database);
    }
}
