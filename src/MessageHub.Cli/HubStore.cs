using MessageHub.Berichten.Reading;
using MessageHub.Hosting;
using MessageHub.Processing;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Held;
using MessageHub.Register.Requests;
using MessageHub.Register.Lists;
using MessageHub.Register.Store;
using MessageHub.Rules.Standard;
using Microsoft.Extensions.DependencyInjection;

namespace MessageHub.Cli;

/// <summary>
/// The store a command works on, with the processor that works on it: the embedded store of a folder, or the one that workers share. They
/// are put together as those of every host.
/// </summary>
internal sealed class HubStore : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private HubStore(ServiceProvider services) => this.services = services;

    public RegisterStore Store => services.GetRequiredService<RegisterStore>();

    public BerichtReader Reader => services.GetRequiredService<BerichtReader>();

    public BerichtProcessor Processor => services.GetRequiredService<BerichtProcessor>();

    public DecideOnHeld Decide => services.GetRequiredService<DecideOnHeld>();

    public DecideOnAllocations DecideOnAllocations => services.GetRequiredService<DecideOnAllocations>();

    public RejectedOwnQueries Rejected => services.GetRequiredService<RejectedOwnQueries>();

    public RequestStore Requests => services.GetRequiredService<RequestStore>();

    public DecideOnRequest DecideOnRequest => services.GetRequiredService<DecideOnRequest>();

    public StraightThroughGrants StraightThrough => services.GetRequiredService<StraightThroughGrants>();

    public AccountStore Accounts => services.GetRequiredService<AccountStore>();

    public ListStore Lists => services.GetRequiredService<ListStore>();

    public StoreHistory History => services.GetRequiredService<StoreHistory>();

    /// <summary>What terms are counted in.</summary>
    public WorkingDays WorkingDays => services.GetRequiredService<WorkingDays>();

    /// <summary>The store is that of workers: they judge what is pending and send what is answered.</summary>
    public bool IsShared => services.GetRequiredService<RegisterDatabase>() is PostgresDatabase;

    /// <summary>The store of these settings, up to date; the embedded one is made when it is not there.</summary>
    public static async Task<HubStore> OpenAsync(JudgingSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddSingleton(clock).AddStore(settings).AddJudging(settings).AddSingleton<DecideOnHeld>()
            .AddSingleton<RejectedOwnQueries>()
            .AddSingleton<RequestStore>()
            .AddSingleton<DecideOnRequest>()
            .AddSingleton<StraightThroughGrants>()
            .AddSingleton<ListStore>()
            .AddSingleton(provider => new AccountStore(provider.GetRequiredService<RegisterDatabase>()));
        var hub = new HubStore(services.BuildServiceProvider());
        try
        {
            await hub.services.GetRequiredService<RegisterDatabase>().MigrateAsync(cancellationToken);
            return hub;
        }
        catch
        {
            await hub.DisposeAsync();
            throw;
        }
    }

    /// <summary>A store was made in this folder.</summary>
    public static bool ExistsIn(string folder) => File.Exists(HostingSettings.StoreFileIn(folder));

    /// <summary>Of an embedded store one file is left behind: what waits in the log of the database is written to it.</summary>
    public ValueTask DisposeAsync() => services.DisposeAsync();
}
