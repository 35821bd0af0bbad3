using MessageHub.Berichten;
using MessageHub.Register.Access;

namespace MessageHub.Register.Tests;

/// <summary>Accounts, sessions, keys and the access log.</summary>
public abstract partial class RegisterContract
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    private AccountBook Accounts => new(database);

    [Fact]
    public async Task Account_is_kept_as_it_was_given()
    {
        var account = AccountOf("Anna", Role.Backoffice, Role.Privacy) with { PasswordHash = "hash", MustChangePassword = true, TotpSecret = "geheim" };
        Assert.True(await Accounts.AddAsync(account, None));

        var kept = (await Accounts.FindByNameAsync(" ANNA ", None))!;

        Assert.Equal(("anna", "Anna", "hash", true, "geheim"), (kept.Name, kept.DisplayName, kept.PasswordHash, kept.MustChangePassword, kept.TotpSecret));
        Assert.Equal([Role.Backoffice, Role.Privacy], kept.Roles);
        Assert.Equal([World.Home, World.Elsewhere], kept.Gemeenten);
        Assert.Equal((Now, null, null, null, 0, 0), (kept.CreatedAt, kept.LastSignInAt, kept.LockedUntil, kept.DisabledAt, kept.Failures, kept.RecoveryCodes));
        Assert.Equal(kept.Id, (await Accounts.FindAsync(account.Id, None))!.Id);
        Assert.False(await Accounts.AddAsync(AccountOf("anna"), None));
        Assert.Null(await Accounts.FindByNameAsync("bert", None));
        Assert.True(await Accounts.AddAsync(AccountOf("aad"), None));
        Assert.Equal(["aad", "anna"], (await Accounts.ListAsync(None)).Select(a => a.Name));
    }

    [Fact]
    public async Task First_account_is_made_once_however_many_hosts_start()
    {
        var others = Enumerable.Range(0, 5).Select(_ => Again()).ToList();

        var made = await Task.WhenAll(others.Select((d, i) => Task.Run(() => new AccountBook(d).AddFirstAsync(AccountOf($"beheer{i}", Role.Beheerder), None))));

        Assert.Single(made, true);
        Assert.Single(await Accounts.ListAsync(None));
        foreach (var each in others)
            await each.DisposeAsync();
    }

    [Fact]
    public async Task Totp_step_and_recovery_code_work_once()
    {
        var account = AccountOf("anna");
        await Accounts.AddAsync(account, None);
        await Accounts.SetTotpAsync(account.Id, "geheim", ["c1", "c2", "c2"], Now, None);

        Assert.Equal(("geheim", 2), ((await Accounts.FindAsync(account.Id, None))!.TotpSecret, (await Accounts.FindAsync(account.Id, None))!.RecoveryCodes));
        var steps = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => Accounts.UseTotpStepAsync(account.Id, 1000, None))));
        Assert.Single(steps, true);
        Assert.False(await Accounts.UseTotpStepAsync(account.Id, 999, None));
        Assert.True(await Accounts.UseTotpStepAsync(account.Id, 1001, None));
        Assert.False(await Accounts.UseTotpStepAsync(Guid.NewGuid(), 2000, None));

        Assert.True(await Accounts.UseRecoveryCodeAsync(account.Id, "c1", Now, None));
        Assert.False(await Accounts.UseRecoveryCodeAsync(account.Id, "c1", Now, None));
        Assert.False(await Accounts.UseRecoveryCodeAsync(account.Id, "c9", Now, None));
        Assert.False(await Accounts.UseRecoveryCodeAsync(Guid.NewGuid(), "c2", Now, None));
        Assert.Equal(1, (await Accounts.FindAsync(account.Id, None))!.RecoveryCodes);
        await Accounts.SetTotpAsync(account.Id, null, [], Now, None);
        Assert.Equal((null, 0), ((await Accounts.FindAsync(account.Id, None))!.TotpSecret, (await Accounts.FindAsync(account.Id, None))!.RecoveryCodes));
        // A new secret does not make an old step new.
        Assert.False(await Accounts.UseTotpStepAsync(account.Id, 1001, None));
    }

    [Fact]
    public async Task Wrong_attempts_lock_longer_each_time_until_a_right_one()
    {
        var account = AccountOf("anna");
        await Accounts.AddAsync(account, None);
        var locks = new List<double?>();
        for (var i = 0; i < 13; i++)
            locks.Add((await Accounts.CountFailureAsync(account.Id, Now, 3, TimeSpan.FromMinutes(5), None) - Now)?.TotalMinutes);

        Assert.Equal([null, null, 5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440], locks);
        Assert.Equal((13, Now.AddDays(1)), ((await Accounts.FindAsync(account.Id, None))!.Failures, (await Accounts.FindAsync(account.Id, None))!.LockedUntil));
        await Accounts.SignedInAsync(account.Id, Now, None);
        var free = (await Accounts.FindAsync(account.Id, None))!;
        Assert.Equal((0, null, Now), (free.Failures, free.LockedUntil, free.LastSignInAt));
    }

    [Fact]
    public async Task Password_is_set_and_rehashed_only_when_it_is_still_the_same()
    {
        var account = AccountOf("anna");
        await Accounts.AddAsync(account, None);
        await Accounts.CountFailureAsync(account.Id, Now, 1, TimeSpan.FromMinutes(5), None);

        await Accounts.SetPasswordAsync(account.Id, "een", mustChange: true, Now, None);
        await Accounts.RehashAsync(account.Id, "een", "een-sterker", None);
        await Accounts.RehashAsync(account.Id, "een", "van een ander", None);

        var kept = (await Accounts.FindAsync(account.Id, None))!;
        Assert.Equal(("een-sterker", true, 0, null), (kept.PasswordHash, kept.MustChangePassword, kept.Failures, kept.LockedUntil));
    }

    [Fact]
    public async Task Last_one_who_can_manage_accounts_stays()
    {
        var (first, second) = (AccountOf("een", Role.Beheerder), AccountOf("twee", Role.Beheerder));
        await Accounts.AddAsync(first, None);
        await Accounts.AddAsync(second, None);

        Assert.True(await Accounts.DisableAsync(second.Id, Now, None));
        Assert.False(await Accounts.DisableAsync(first.Id, Now, None));
        Assert.False(await Accounts.ChangeAsync(first.Id, "Een", [Role.Backoffice], [], Now, None));
        Assert.Equal([Role.Beheerder], (await Accounts.FindAsync(first.Id, None))!.Roles);
        Assert.True(await Accounts.DisableAsync(second.Id, null, None));
        Assert.True(await Accounts.ChangeAsync(first.Id, "Eén", [Role.Contractmanager], [World.Elsewhere], Now, None));
        var changed = (await Accounts.FindAsync(first.Id, None))!;
        Assert.Equal(("Eén", Role.Contractmanager, World.Elsewhere), (changed.DisplayName, changed.Roles.Single(), changed.Gemeenten.Single()));
        Assert.False(await Accounts.ChangeAsync(Guid.NewGuid(), "Niemand", [], [], Now, None));
    }

    [Fact]
    public async Task Session_lasts_while_it_is_used_and_ends_when_it_should()
    {
        var account = AccountOf("anna", Role.Beheerder);
        await Accounts.AddAsync(account, None);
        var sessions = new SessionBook(database);
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
        await Accounts.AddAsync(AccountOf("beheer", Role.Beheerder), None);
        await Accounts.AddAsync(account, None);
        var sessions = new SessionBook(database);
        await sessions.StartAsync("a", account.Id, Now, Now.AddHours(8), None);
        Assert.NotNull(await sessions.UseAsync("a", Now, Idle, None));

        await (what switch
        {
            "password" => Accounts.SetPasswordAsync(account.Id, "nieuw", false, Now, None),
            "totp" => Accounts.SetTotpAsync(account.Id, "nieuw", [], Now, None),
            "rights" => Accounts.ChangeAsync(account.Id, "Anna", [Role.Contractmanager], [], Now, None),
            "disable" => Accounts.DisableAsync(account.Id, Now, None),
            _ => sessions.EndAllAsync(account.Id, Now, None),
        });

        Assert.True(await sessions.UseAsync("a", Now, Idle, None) is null, reason);
    }

    [Fact]
    public async Task Hosts_share_keys_and_secrets()
    {
        var ring = new KeyRing(database);
        ring.Store("k1", "<een/>");
        ring.Store("k2", "<twee/>");
        ring.Store("k1", "<een nieuw=''/>");
        await using var again = Again();

        var secrets = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => new KeyRing(i % 2 == 0 ? database : again).SecretAsync("logboek", () => $"geheim{i}", None))));

        Assert.Single(secrets.Distinct());
        Assert.Equal(["<een nieuw=''/>", "<twee/>"], new KeyRing(again).All());
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
