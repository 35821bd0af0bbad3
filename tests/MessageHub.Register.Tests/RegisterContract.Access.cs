using MessageHub.Berichten;
using MessageHub.Register.Access;
using MessageHub.Register.Database;

namespace MessageHub.Register.Tests;

/// <summary>Accounts, sessions, keys and the access log.</summary>
public abstract partial class RegisterContract
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    private AccountStore Accounts => new(database);

    [Fact]
    public async Task Account_is_kept_as_it_was_given()
    {
        var account = AccountOf("Anna", Role.Backoffice, Role.Privacy) with
        {
            PasswordHash = "hash", MustChangePassword = true, TotpSecret = "geheim"
        };
        Assert.True(await Accounts.AddAsync(account, Actor.Program, None));

        var kept = (await Accounts.FindByNameAsync(" ANNA ", None))!;

        Assert.Equal(
            ("anna", "Anna", "hash", true, "geheim"),
            (kept.Name, kept.DisplayName, kept.PasswordHash, kept.MustChangePassword, kept.TotpSecret));
        Assert.Equal([Role.Backoffice, Role.Privacy], kept.Roles);
        Assert.Equal([World.Home, World.Elsewhere], kept.Gemeenten.Select(g => g.ToString()));
        Assert.Equal(
            (Now, null, null, null, 0), (kept.CreatedAt, kept.LastSignInAt, kept.LockedUntil, kept.DisabledAt, kept.RecoveryCodes));
        Assert.Equal(kept.Id, (await Accounts.FindAsync(account.Id, None))!.Id);
        Assert.False(await Accounts.AddAsync(AccountOf("anna"), Actor.Program, None));
        Assert.Null(await Accounts.FindByNameAsync("bert", None));
        Assert.True(await Accounts.AddAsync(AccountOf("aad"), Actor.Program, None));
        Assert.Equal(["aad", "anna"], (await Accounts.ListAsync(None)).Select(a => a.Name));
    }

    [Fact]
    public async Task First_account_is_made_once_however_many_hosts_start()
    {
        var others = Enumerable.Range(0, 5).Select(_ => Again()).ToList();

        var made = await Task.WhenAll(
            others.Select((d, i) => Task.Run(() => new AccountStore(d).AddFirstAsync(AccountOf($"beheer{i}", Role.Beheerder), None))));

        Assert.Single(made, true);
        Assert.Single(await Accounts.ListAsync(None));
        foreach (var each in others)
            await each.DisposeAsync();
    }

    [Fact]
    public async Task Totp_step_and_recovery_code_work_once()
    {
        var account = AccountOf("anna");
        await Accounts.AddAsync(account, Actor.Program, None);
        await Accounts.SetTotpAsync(account.Id, "geheim", ["c1", "c2", "c2"], Chief, Now, None);

        Assert.Equal(
            ("geheim", 2),
            ((await Accounts.FindAsync(account.Id, None))!.TotpSecret, (await Accounts.FindAsync(account.Id, None))!.RecoveryCodes));
        var steps = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => Task.Run(() => Accounts.UseTotpStepAsync(account.Id, 1000, None))));
        Assert.Single(steps, true);
        Assert.False(await Accounts.UseTotpStepAsync(account.Id, 999, None));
        Assert.True(await Accounts.UseTotpStepAsync(account.Id, 1001, None));
        Assert.False(await Accounts.UseTotpStepAsync(Guid.NewGuid(), 2000, None));

        Assert.True(await Accounts.UseRecoveryCodeAsync(account.Id, "c1", Now, None));
        Assert.False(await Accounts.UseRecoveryCodeAsync(account.Id, "c1", Now, None));
        Assert.False(await Accounts.UseRecoveryCodeAsync(account.Id, "c9", Now, None));
        Assert.False(await Accounts.UseRecoveryCodeAsync(Guid.NewGuid(), "c2", Now, None));
        Assert.Equal(1, (await Accounts.FindAsync(account.Id, None))!.RecoveryCodes);
        await Accounts.SetTotpAsync(account.Id, null, [], Chief, Now, None);
        Assert.Equal(
            (null, 0),
            ((await Accounts.FindAsync(account.Id, None))!.TotpSecret, (await Accounts.FindAsync(account.Id, None))!.RecoveryCodes));
        // A new secret does not make an old step new.
        Assert.False(await Accounts.UseTotpStepAsync(account.Id, 1001, None));
    }

    [Fact]
    public async Task Password_is_set_and_rehashed_only_when_it_is_still_the_same()
    {
        var account = AccountOf("anna");
        await Accounts.AddAsync(account, Actor.Program, None);

        await Accounts.SetPasswordAsync(account.Id, "een", mustChange: true, Chief, Now, None);
        await Accounts.RehashAsync(account.Id, "een", "een-sterker", None);
        await Accounts.RehashAsync(account.Id, "een", "van een ander", None);

        var kept = (await Accounts.FindAsync(account.Id, None))!;
        Assert.Equal(("een-sterker", true), (kept.PasswordHash, kept.MustChangePassword));
    }

    [Fact]
    public async Task Last_one_who_can_manage_accounts_stays()
    {
        var (first, second) = (
            AccountOf("een", Role.Beheerder) with { PasswordHash = "h" }, AccountOf("twee", Role.Beheerder) with { PasswordHash = "h" });
        await Accounts.AddAsync(first, Actor.Program, None);
        await Accounts.AddAsync(second, Actor.Program, None);
        // By the proxy, which there is not.
        await Accounts.AddAsync(AccountOf("drie", Role.Beheerder), Actor.Program, None);

        Assert.Equal(RightsOutcome.Changed, await Accounts.EnableAsync(second.Id, false, Chief, Now, None));
        Assert.Equal(RightsOutcome.LastBeheerder, await Accounts.EnableAsync(first.Id, false, Chief, Now, None));
        Assert.Equal(RightsOutcome.LastBeheerder, await Accounts.ChangeAsync(first.Id, "Een", [Role.Backoffice], [], Chief, Now, None));
        Assert.Equal([Role.Beheerder], (await Accounts.FindAsync(first.Id, None))!.Roles);
        Assert.Equal(
            RightsOutcome.Changed, await new AccountStore(database, signsInElsewhere: true).EnableAsync(first.Id, false, Chief, Now, None));
        Assert.Equal(RightsOutcome.Unknown, await Accounts.ChangeAsync(Guid.NewGuid(), "Niemand", [], [], Chief, Now, None));
    }

    [Fact]
    public async Task Nobody_changes_his_own_rights()
    {
        var account = AccountOf("anna", Role.Beheerder) with { PasswordHash = "h" };
        await Accounts.AddAsync(account, Actor.Program, None);
        var own = Actor.Of(account);

        Assert.Equal(
            RightsOutcome.OwnRights,
            await Accounts.ChangeAsync(account.Id, "Anna", [Role.Beheerder, Role.Backoffice], account.Gemeenten, own, Now, None));
        Assert.Equal(RightsOutcome.OwnRights, await Accounts.ChangeAsync(account.Id, "Anna", [Role.Beheerder], ["0001"], own, Now, None));
        Assert.Equal(RightsOutcome.OwnRights, await Accounts.ChangeAsync(account.Id, "Anna", [Role.Beheerder], [], own, Now, None));
        Assert.Equal(
            RightsOutcome.Changed,
            await Accounts.ChangeAsync(account.Id, "Anna", [Role.Beheerder], [World.Elsewhere, World.Home], own, Now, None));
        Assert.Equal("Anna", (await Accounts.FindAsync(account.Id, None))!.DisplayName);
    }

    [Fact]
    public async Task Every_change_of_an_account_is_kept_with_who_and_what_it_was()
    {
        var account = AccountOf("Anna", Role.Backoffice) with { PasswordHash = "h", TotpSecret = "geheim" };
        var (own, console) = (new Actor(account.Id, "anna"), Actor.AtConsole("root"));
        await Accounts.AddAsync(
            AccountOf("chef", Role.Beheerder) with { Id = Chief.AccountId!.Value, PasswordHash = "h" }, Actor.Program, None);
        await Accounts.AddAsync(account, Chief, None);
        await Accounts.ChangeAsync(account.Id, "Anna B.", [Role.Backoffice, Role.Privacy], [World.Home], Chief, Now, None);
        await Accounts.EnableAsync(account.Id, false, Chief, Now, None);
        await Accounts.EnableAsync(account.Id, true, Chief, Now, None);
        await Accounts.SetPasswordAsync(account.Id, "h2", mustChange: false, own, Now, None);
        await Accounts.ResetAsync(account.Id, "h3", console, Now, None);
        await Accounts.UnlockAsync(account.Id, console, Now, None);

        var both = string.Join(',', new[] { World.Home, World.Elsewhere }.Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                ("chef", AccountChangeKind.Made, null, AccountChanges.Local),
                ("chef", AccountChangeKind.DisplayName, null, "Anna"),
                ("chef", AccountChangeKind.Roles, null, "backoffice"),
                ("chef", AccountChangeKind.Gemeenten, null, both),
                ("chef", AccountChangeKind.DisplayName, "Anna", "Anna B."),
                ("chef", AccountChangeKind.Roles, "backoffice", "backoffice,privacy"),
                ("chef", AccountChangeKind.Gemeenten, both, World.Home),
                ("chef", AccountChangeKind.SignIn, AccountChanges.On, null),
                ("chef", AccountChangeKind.SignIn, null, AccountChanges.On),
                ("anna", AccountChangeKind.Password, null, null),
                ("console (root)", AccountChangeKind.Password, null, AccountChanges.Once),
                ("console (root)", AccountChangeKind.App, AccountChanges.On, null),
                ("console (root)", AccountChangeKind.Unlocked, (string?)null, (string?)null),
            ],
            (await ChangesAsync("anna")).Select(c => (c.By.Name, c.What, c.Before, c.After)));
        Assert.All(await ChangesAsync("anna"), c => Assert.Equal((Now, account.Id), (c.At, c.AccountId)));
        Assert.Equal(
            [.. Enumerable.Repeat(Chief.AccountId, 9), account.Id, null, null, null],
            (await ChangesAsync("anna")).Select(c => c.By.AccountId));
        Assert.Equal("h3", (await Accounts.FindAsync(account.Id, None))!.PasswordHash);
        Assert.Empty((await new AccountChanges(database).ListAsync("niemand", All, None)).Items);
    }

    [Theory]
    [InlineData("update account_change set by_name = 'iemand anders'")]
    [InlineData("delete from account_change")]
    public async Task Kept_changes_stay(string sql)
    {
        await Accounts.AddAsync(AccountOf("anna"), Actor.Program, None);
        var before = await ChangesAsync(null);
        await using (var session = await database.OpenAsync(None))
            await Assert.ThrowsAsync<RegisterException>(() => session.ExecuteAsync(sql, None));
        Assert.NotEmpty(before);
        Assert.Equal(before, await ChangesAsync(null));
    }

    [Fact]
    public async Task Session_lasts_while_it_is_used_and_ends_when_it_should()
    {
        var account = AccountOf("anna", Role.Beheerder);
        await Accounts.AddAsync(account, Actor.Program, None);
        var sessions = new SessionStore(database);
        await sessions.StartAsync("a", account.Id, Now, Now.AddHours(8), None);

        Assert.Equal(account.Id, (await sessions.UseAsync("a", Now.AddMinutes(29), Idle, None))!.Value.Account.Id);
        // The use counts: without it, this would be too late.
        Assert.NotNull(await sessions.UseAsync("a", Now.AddMinutes(55), Idle, None));
        Assert.Null(await sessions.UseAsync("a", Now.AddMinutes(90), Idle, None));
        Assert.Null(await sessions.UseAsync("b", Now, Idle, None));

        await sessions.StartAsync("c", account.Id, Now, Now.AddMinutes(10), None);
        Assert.Null(await sessions.UseAsync("c", Now.AddMinutes(10), Idle, None));
        await sessions.StartAsync("d", account.Id, Now, Now.AddHours(8), None);
        await sessions.EndAsync("d", Now, None);
        Assert.Null(await sessions.UseAsync("d", Now, Idle, None));
    }

    [Theory]
    [InlineData("password", "a new password")]
    [InlineData("totp", "another second factor")]
    [InlineData("rights", "other rights")]
    [InlineData("disable", "no right to sign in")]
    [InlineData("all", "everywhere at once")]
    public async Task Sessions_of_an_account_end_with(string what, string reason)
    {
        var account = AccountOf("anna", Role.Backoffice);
        await Accounts.AddAsync(AccountOf("beheer", Role.Beheerder) with { PasswordHash = "h" }, Actor.Program, None);
        await Accounts.AddAsync(account, Actor.Program, None);
        var sessions = new SessionStore(database);
        await sessions.StartAsync("a", account.Id, Now, Now.AddHours(8), None);
        Assert.NotNull(await sessions.UseAsync("a", Now, Idle, None));

        await (what switch
        {
            "password" => Accounts.SetPasswordAsync(account.Id, "nieuw", false, Chief, Now, None),
            "totp" => Accounts.SetTotpAsync(account.Id, "nieuw", [], Chief, Now, None),
            "rights" => Accounts.ChangeAsync(account.Id, "Anna", [Role.Contractmanager], [], Chief, Now, None),
            "disable" => Accounts.EnableAsync(account.Id, false, Chief, Now, None),
            _ => sessions.EndAllAsync(account.Id, Now, None),
        });

        Assert.True(await sessions.UseAsync("a", Now, Idle, None) is null, reason);
    }

    [Fact]
    public async Task Hosts_share_keys_and_secrets()
    {
        var ring = new KeyStore(database);
        ring.Store("k1", "<een/>");
        ring.Store("k2", "<twee/>");
        ring.Store("k1", "<een nieuw=''/>");
        await using var again = Again();

        var secrets = await Task.WhenAll(
            Enumerable.Range(0, 4)
                .Select(i => Task.Run(() => new KeyStore(i % 2 == 0 ? database : again).SecretAsync("logboek", () => $"geheim{i}", None))));

        Assert.Single(secrets.Distinct());
        Assert.Equal([("k1", "<een nieuw=''/>"), ("k2", "<twee/>")], new KeyStore(again).All());
    }

    [Fact]
    public async Task Looks_are_kept_and_found()
    {
        var log = new AccessLog(database);
        var (anna, bert) = (Guid.NewGuid(), Guid.NewGuid());
        var id = Guid.NewGuid();
        await log.AddAsync(
            [
                LookAt(id) with { AccountId = anna },
                LookAt(null) with { AccountId = bert, At = Now.AddHours(1), Client = "aa" },
                LookAt(null) with { AccountId = bert, At = Now.AddHours(2), Gemeente = World.Elsewhere },
                LookAt(null) with { AccountId = bert, At = Now.AddHours(3), Gemeente = "", Client = null },
            ],
            None);
        var all = new LookFilter { Scope = World.Scope };

        Assert.Equal(LookAt(id) with { AccountId = anna }, (await log.ListAsync(all with { BerichtId = id }, All, None)).Items.Single());
        foreach (var (reason, filter, number) in new (string, LookFilter, int)[]
                 {
                     ("own gemeente", all, 2),
                     ("two gemeenten", all with { Scope = new([World.Home, World.Elsewhere]) }, 3),
                     ("also unread files", all with { Scope = World.Scope with { WithUnread = true } }, 3),
                     ("account", all with { AccountId = bert }, 1),
                     ("person", all with { Client = "aa" }, 1),
                     ("from", all with { From = Now.AddHours(1) }, 1),
                     ("before, exclusive", all with { Before = Now.AddHours(1) }, 1),
                     ("account and person", all with { AccountId = anna, Client = "aa" }, 0),
                 })
            Assert.Equal((reason, number), (reason, (await log.ListAsync(filter, All, None)).Items.Count));
        Assert.Equal([bert, anna], (await WalkAsync(page => log.ListAsync(all, page, None))).Select(l => l.AccountId));
    }

    [Fact]
    public void Pseudonym_is_the_same_for_the_same_person_and_key_only()
    {
        var (key, other) = (new byte[32], new byte[32]);
        other[0] = 1;
        var pseudonym = new ClientPseudonym(key).Of(Messages.Person);

        Assert.Matches("^[0-9a-f]{32}$", pseudonym);
        Assert.Equal(pseudonym, new ClientPseudonym(key).Of(new Bsn("999900006")));
        Assert.NotEqual(pseudonym, new ClientPseudonym(key).Of(Messages.OtherPerson));
        Assert.NotEqual(pseudonym, new ClientPseudonym(other).Of(Messages.Person));
        Assert.Throws<ArgumentException>(() => new ClientPseudonym(new byte[31]));
    }

    /// <summary>A colleague who manages accounts.</summary>
    private static Actor Chief { get; } = new(new Guid("c0000000-0000-0000-0000-000000000001"), "chef");

    /// <summary>What happened to an account, or to all, oldest first.</summary>
    private async Task<IReadOnlyList<AccountChange>> ChangesAsync(string? account) =>
        [.. Enumerable.Reverse(await WalkAsync(page => new AccountChanges(database).ListAsync(account, page, None)))];

    private static Account AccountOf(string name, params Role[] roles) => new()
    {
        Id = Guid.NewGuid(),
        Name = name,
        DisplayName = name,
        Roles = roles,
        Gemeenten = [World.Home, World.Elsewhere],
        CreatedAt = Now,
    };

    private static Look LookAt(Guid? id) => new()
    {
        At = Now.ToUniversalTime(),
        AccountId = Guid.Empty,
        AccountName = "anna",
        Gemeente = World.Home,
        Client = "00112233",
        BerichtId = id,
        What = "bericht",
        Why = "gebeld door de aanbieder",
    };
}
