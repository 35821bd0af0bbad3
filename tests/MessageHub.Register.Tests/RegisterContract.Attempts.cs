using MessageHub.Register.Access;
using MessageHub.Register.Database;

namespace MessageHub.Register.Tests;

/// <summary>Who guesses passwords keeps out himself, and not the owner of the account.</summary>
public abstract partial class RegisterContract
{
    private static readonly SignInPlace Here = new("192.0.2.1", null);
    private static readonly SignInPlace There = new("192.0.2.2", null);
    private static readonly SignInPlace Known = new("192.0.2.1", "browser van anna");

    private SignInAttempts Attempts => new(database, new(InARow: 3, TimeSpan.FromMinutes(5), OfStrangers: 20));

    [Fact]
    public async Task Wrong_attempts_lock_the_place_they_come_from_longer_each_time()
    {
        var account = await AddAnnaAsync();
        var locks = new List<double?>();
        for (var i = 0; i < 13; i++)
            locks.Add((await Attempts.CountFailureAsync(account, Here, Now, None) - Now)?.TotalMinutes);

        Assert.Equal([null, null, 5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440], locks);
        Assert.True(await Attempts.IsRefusedAsync(account.Id, Here, Now.AddHours(23), None));
        Assert.False(await Attempts.IsRefusedAsync(account.Id, Here, Now.AddDays(1), None));
        Assert.False(await Attempts.IsRefusedAsync(account.Id, There, Now, None));
        Assert.Equal(Now.AddDays(1), (await Accounts.FindAsync(account.Id, None))!.LockedUntil);
        Assert.Equal(
            ("192.0.2.1", 11),
            ((await ChangesAsync("anna"))[^1].After, (await ChangesAsync("anna")).Count(c => c.What is AccountChangeKind.Locked)));

        // A day without attempts, and they count from one again.
        var later = new List<double?>();
        for (var i = 0; i < 3; i++)
            later.Add((await Attempts.CountFailureAsync(account, Here, Now.AddDays(2), None) - Now.AddDays(2))?.TotalMinutes);
        Assert.Equal([null, null, 5], later);
    }

    [Fact]
    public async Task A_browser_that_signed_in_before_counts_for_itself()
    {
        var account = await AddAnnaAsync();
        await Attempts.SignedInAsync(account, Known, Now, None);
        for (var i = 0; i < 5; i++)
            await Attempts.CountFailureAsync(account, Here, Now, None);

        Assert.True(await Attempts.IsRefusedAsync(account.Id, Here, Now, None));
        Assert.False(await Attempts.IsRefusedAsync(account.Id, Known, Now, None));
        // Known to one account is not known to another, and a token that nobody was given is none.
        var other = AccountOf("bert");
        await Accounts.AddAsync(other, Actor.Program, None);
        for (var i = 0; i < 3; i++)
            await Attempts.CountFailureAsync(other, Known, Now, None);
        Assert.True(await Attempts.IsRefusedAsync(other.Id, Here, Now, None));
        Assert.True(await Attempts.IsRefusedAsync(account.Id, new(Here.Address, "verzonnen"), Now, None));

        for (var i = 0; i < 3; i++)
            await Attempts.CountFailureAsync(account, Known, Now, None);
        Assert.True(await Attempts.IsRefusedAsync(account.Id, Known, Now, None));
        Assert.False(await Attempts.IsRefusedAsync(account.Id, There, Now, None));
    }

    [Fact]
    public async Task Of_many_addresses_an_account_takes_only_so_many_in_a_day_and_keeps_no_more_rows()
    {
        var account = await AddAnnaAsync();
        await Attempts.SignedInAsync(account, Known, Now, None);
        var taken = 0;
        for (var i = 0; i < 50; i++)
        {
            var place = new SignInPlace($"198.51.100.{i}", null);
            if (await Attempts.IsRefusedAsync(account.Id, place, Now, None))
                continue;
            taken++;
            await Attempts.CountFailureAsync(account, place, Now, None);
        }

        Assert.Equal((20, 21L), (taken, await RowsAsync()));
        Assert.True(await Attempts.IsRefusedAsync(account.Id, There, Now.AddHours(23), None));
        Assert.False(await Attempts.IsRefusedAsync(account.Id, Known, Now, None));
        Assert.False(await Attempts.IsRefusedAsync(account.Id, There, Now.AddHours(25), None));
        await Attempts.CountFailureAsync(account, There, Now.AddHours(25), None);
        Assert.Equal(2, await RowsAsync());

        for (var i = 0; i < 25; i++)
            await Attempts.SignedInAsync(account, new(There.Address, $"browser {i}"), Now.AddHours(26 + i), None);
        Assert.Equal(20, await RowsAsync());

        async Task<long> RowsAsync()
        {
            await using var session = await database.OpenAsync(None);
            return await session.FirstAsync("select count(*) as number from sign_in_origin", row => row.Number("number"), None);
        }
    }

    [Theory]
    [InlineData("a right one from there")]
    [InlineData("a new password")]
    [InlineData("the console")]
    public async Task A_lock_is_lifted_by(string what)
    {
        var account = await AddAnnaAsync();
        await Attempts.SignedInAsync(account, Known, Now, None);
        for (var i = 0; i < 3; i++)
        {
            await Attempts.CountFailureAsync(account, Here, Now, None);
            await Attempts.CountFailureAsync(account, Known, Now, None);
        }

        await (what switch
        {
            "a right one from there" => Attempts.SignedInAsync(account, Known, Now, None),
            "a new password" => Accounts.SetPasswordAsync(account.Id, "h", false, Chief, Now, None),
            _ => Accounts.UnlockAsync(account.Id, Actor.AtConsole("root"), Now, None),
        });

        Assert.False(await Attempts.IsRefusedAsync(account.Id, Here, Now, None));
        Assert.False(await Attempts.IsRefusedAsync(account.Id, Known, Now, None));
        Assert.Null(await Attempts.CountFailureAsync(account, Known, Now, None));
        Assert.Equal(Now, (await Accounts.FindAsync(account.Id, None))!.LastSignInAt);
    }

    private async Task<Account> AddAnnaAsync()
    {
        var account = AccountOf("anna");
        await Accounts.AddAsync(account, Actor.Program, None);
        return account;
    }
}
