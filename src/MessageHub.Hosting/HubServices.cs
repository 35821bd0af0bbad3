using MessageHub.Berichten.CodeLists;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Processing.Composing;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Database;
using MessageHub.Register.Store;
using MessageHub.Rules;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Language;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MessageHub.Hosting;

/// <summary>
/// The one place where store, schemas, rules and the processor are put together, from the settings that all hosts have. A host adds what it
/// needs of them and makes none by itself, so that two hosts on one store read and judge alike. Tests may put in rules and a clock before.
/// </summary>
public static class HubServices
{
    /// <summary>Adds the store, and brings it up to date before anything starts that is added later.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, HostingSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<RegisterDatabase>(_ => settings.Postgres.Length > 0
            ? new PostgresDatabase(settings.Postgres)
            : new SqliteDatabase(HostingSettings.StoreFileIn(settings.Data)));
        services.AddSingleton<RegisterStore>();
        services.AddSingleton<StoreHistory>();
        services.AddSingleton<EventStore>();
        return services.AddHostedService<StoreUpdate>();
    }

    /// <summary>Adds the schemas and what reads messages by them.</summary>
    /// <param name="services">The services of a host.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="maxBytes">A message with more bytes is refused unread; inclusive.</param>
    public static IServiceCollection AddReading(
        this IServiceCollection services, HostingSettings settings, long maxBytes = BerichtReader.DefaultMaxBytes)
    {
        services.AddSingleton(SchemasOf(settings));
        return services.AddSingleton(provider => new BerichtReader(provider.GetRequiredService<SchemaLibrary>(), maxBytes));
    }

    /// <summary>What reads messages, for a program that needs nothing else and has to be quick.</summary>
    public static BerichtReader ReaderOf(JudgingSettings settings) => new(SchemasOf(settings), settings.MaximumBytes);

    /// <summary>Adds what reads messages, judges them and makes answers, on the store.</summary>
    public static IServiceCollection AddJudging(this IServiceCollection services, JudgingSettings settings)
    {
        services.AddReading(settings, settings.MaximumBytes);
        var warnings = new WarningPolicy([.. settings.Warnings.Select(w => w.Choice)]);
        services.TryAddSingleton(RuleCatalogue.With(GemeenteList.Of(settings.Gemeentelijst)).With(warnings));
        services.AddSingleton(settings.Holidays.WorkingDays());
        services.AddSingleton(new ProcessingSettings
        {
            Gemeenten = settings.Gemeenten,
            ToewijzingNummers = settings.ToewijzingNummers.ToDictionary(r => r.Gemeente, r => new NumberRange(r.First, r.Last)),
            XsltVersie = settings.XsltVersie.Length > 0 ? settings.XsltVersie : null,
            MaximumAnswerBytes = settings.MaximumAnswerBytes,
            Events = settings.Events,
        });
        return services.AddSingleton<BerichtProcessor>().AddSingleton<OwnBerichten>().AddSingleton<DecideOnAllocations>();
    }

    private static SchemaLibrary SchemasOf(HostingSettings settings) =>
        settings.Schemas.Length > 0 ? new SchemaLibrary(settings.Schemas) : SchemaLibrary.BuiltIn;
}
