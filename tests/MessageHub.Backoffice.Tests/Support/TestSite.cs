using MessageHub.Backoffice.Startup;
using MessageHub.Processing;
using MessageHub.Processing.Agreements;
using MessageHub.Processing.Lists;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Lists;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace MessageHub.Backoffice.Tests;

/// <summary>The whole backoffice with a SQLite store of its own: in this process, or (for browsers) on a port of this machine.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    public const string Password = "een lange zin als wachtwoord";
    public const string ProxySecret = "een-geheim-van-minstens-32-tekens!!";

    /// <summary>When every test begins: noon in Amsterdam, on a Wednesday.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 6, 10, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Made once: a good hash takes its time.</summary>
    private static string? hash;

    private readonly DirectoryInfo folder;
    private readonly string log = Guid.NewGuid().ToString();
    private int files;

    private TestSite(WebApplication app, FakeTimeProvider clock, DirectoryInfo folder, string log) =>
        (App, Clock, this.folder, this.log) = (app, clock, folder, log);

    public WebApplication App { get; }

    /// <summary>Stands still until a test moves it.</summary>
    public FakeTimeProvider Clock { get; }

    public RegisterDatabase Register => App.Services.GetRequiredService<RegisterDatabase>();

    public RegisterStore Store => App.Services.GetRequiredService<RegisterStore>();

    /// <summary>The file of the store.</summary>
    public string Database => Path.Combine(folder.FullName, "messagehub.db");

    /// <summary>All that was logged, as text.</summary>
    public string Logged => string.Join('\n', CapturedLogs.Of(log).Select(e => e.RenderMessage() + e.Exception));

    public static async Task<TestSite> StartAsync(params (string Name, string Value)[] settings) =>
        await StartAsync(isBrowsed: false, settings);

    /// <param name="isBrowsed">Serve on a port instead of in the process.</param>
    /// <param name="settings">Settings that differ from those of a test: no app needed, everything logged.</param>
    public static Task<TestSite> StartAsync(bool isBrowsed, params (string Name, string Value)[] settings) =>
        StartAsync(isBrowsed, _ => { }, settings);

    /// <param name="isBrowsed">Serve on a port instead of in the process.</param>
    /// <param name="add">Adds services to those of the host.</param>
    /// <param name="settings">Settings that differ from those of a test.</param>
    public static async Task<TestSite> StartAsync(
        bool isBrowsed, Action<IServiceCollection> add, params (string Name, string Value)[] settings)
    {
        var (clock, log) = (new FakeTimeProvider(Noon), Guid.NewGuid().ToString());
        var folder = Directory.CreateTempSubdirectory("messagehub-backoffice-");
        var builder = BackofficeHost.CreateBuilder([]);
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MessageHub:Data"] = folder.FullName,
            ["Backoffice:Url"] = "http://127.0.0.1:0",
            ["Backoffice:RequireApp"] = "false",
            ["Backoffice:ProxySecret"] = ProxySecret,
            ["Backoffice:SignInsPerMinute"] = "10000",
            ["Serilog:Using:0"] = typeof(CapturedLogs).Assembly.GetName().Name,
            ["Serilog:MinimumLevel:Default"] = "Debug",
            ["Serilog:WriteTo:0:Name"] = "Captured",
            ["Serilog:WriteTo:0:Args:log"] = log,
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)));
        builder.Services.AddSingleton<TimeProvider>(clock);
        if (!isBrowsed)
        {
            builder.WebHost.UseTestServer();
            builder.Services.AddSingleton<IStartupFilter, TestAddress>();
        }

        add(builder.Services);
        var site = new TestSite(BackofficeHost.Build(builder, isDemo: false), clock, folder, log);
        await site.App.StartAsync();
        return site;
    }

    /// <summary>A browser without a session.</summary>
    public Visitor Visit() => new(App.GetTestServer().CreateHandler());

    /// <summary>Adds an account with the password of <see cref="Password"/>.</summary>
    public async Task<Account> AddAccountAsync(
        string name, Role[] roles, string[]? gemeenten = null, bool withPassword = true, bool mustChange = false)
    {
        var account = new Account
        {
            Id = Guid.NewGuid(),
            Name = name,
            DisplayName = $"Mevrouw {name}",
            Roles = roles,
            Gemeenten = [.. (gemeenten ?? [Messages.Gemeente]).Select(g => GemeenteRight.Parse(g)!.Value)],
            PasswordHash = withPassword ? hash ??= PasswordHash.Of(Password) : null,
            MustChangePassword = mustChange,
            CreatedAt = Clock.GetUtcNow(),
        };
        Assert.True(await App.Services.GetRequiredService<AccountStore>().AddAsync(account, Actor.Program, CancellationToken.None));
        return account;
    }

    public async Task DisableAsync(Account account) =>
        Assert.Equal(
            RightsOutcome.Changed,
            await App.Services.GetRequiredService<AccountStore>()
                .EnableAsync(account.Id, false, Actor.Program, Clock.GetUtcNow(), CancellationToken.None));

    /// <summary>A browser in which a new account is signed in.</summary>
    public async Task<Visitor> SignInAsync(Role[] roles, string[]? gemeenten = null, string? name = null)
    {
        var account = await AddAccountAsync(name ?? $"u{Guid.NewGuid():N}"[..12], roles, gemeenten);
        var visitor = Visit();
        await visitor.SignInAsync(account.Name, Password);
        return visitor;
    }

    public Task<Visitor> SignInAsync(Role role, string[]? gemeenten = null) => SignInAsync([role], gemeenten);

    /// <summary>Takes a message in and judges it, as the worker does.</summary>
    public async Task<Guid> ProcessAsync(byte[] message, string fileName = "bericht.xml")
    {
        var id = Guid.NewGuid();
        Assert.True(await Store.ReceiveAsync(new(id, $"{++files}-{fileName}", message, Clock.GetUtcNow()), CancellationToken.None));
        await App.Services.GetRequiredService<BerichtProcessor>().ProcessAsync(id, Clock.Today());
        return id;
    }

    /// <summary>Takes in a message and expects what becomes of it.</summary>
    public async Task<Guid> ProcessAsync(byte[] message, BerichtState expected)
    {
        var id = await ProcessAsync(message);
        var stored = await Store.FindAsync(id, CancellationToken.None);
        Assert.True(expected == stored!.State, stored.Result);
        return id;
    }

    /// <summary>
    /// Agreements on 45A04 (85,00) and 45A53 (88,50) from 2026. Of 45A99 the tariff is missing: only another aanbieder has one.
    /// </summary>
    public async Task AddAgreementsAsync(string gemeente = Messages.Gemeente)
    {
        var csv = $"""
            gemeente;agb;domein;perceel;productcategorie;productcode;eenheid;variant;tarief;geldig_van;geldig_tot;minuten_toegestaan
            {gemeente};{Messages.Aanbieder};jw;Ambulant;45;45A04;04;inspanning;85,00;2026-01-01;;ja
            {gemeente};{Messages.Aanbieder};jw;Ambulant;45;45A53;04;inspanning;88,50;2026-01-01;;ja
            {gemeente};11111111;jw;Ambulant;45;45A99;04;inspanning;70,00;2026-01-01;;ja
            """;
        await ImportAsync(csv);
    }

    /// <summary>Stores a file of agreements.</summary>
    public async Task ImportAsync(string csv)
    {
        var (rows, problems) = AgreementsFile.Read(new StringReader(csv), await Store.AgreementsAsync(CancellationToken.None));
        Assert.Empty(problems);
        await Store.ImportAgreementsAsync(rows, new("test", DateTimeOffset.UnixEpoch, "test"), CancellationToken.None);
    }

    /// <summary>Brings a file of a list, as somebody who confirms it.</summary>
    public async Task AddListAsync(KeptList list, string csv, bool isWhole = false)
    {
        var desk = App.Services.GetRequiredService<ListStore>();
        var named = await desk.WithNamedAsync(list, CancellationToken.None);
        var read = ListFile.Read(list, System.Text.Encoding.UTF8.GetBytes(csv)).Beside(named, isWhole);
        Assert.Empty(read.Sentences);
        var seen = ListDifference.HashOf(named[list.Name]);
        Assert.True(await desk.ImportAsync(list, read.Rows, isWhole, new("test", Clock.GetUtcNow(), "test"), seen, CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
