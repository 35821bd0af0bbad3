using System.ComponentModel.DataAnnotations;
using MessageHub.Backoffice;
using MessageHub.Cli;
using MessageHub.Gateway;
using MessageHub.Gateway.Settings;
using MessageHub.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace MessageHub.Hosting.Tests;

/// <summary>The hosts, put together in this process as their programs do it, on settings of a test.</summary>
internal static class Hosts
{
    public const string Worker = nameof(Worker);
    public const string Gateway = nameof(Gateway);
    public const string Backoffice = nameof(Backoffice);

    /// <summary>The command line, which is no service.</summary>
    public const string Cli = nameof(Cli);

    public static TheoryData<string> Services => [Worker, Gateway, Backoffice];

    public static TheoryData<string> All => [Worker, Gateway, Backoffice, Cli];

    /// <summary>The type of its settings.</summary>
    public static Type SettingsOf(string host) => host switch
    {
        Worker => typeof(WorkerSettings),
        Gateway => typeof(GatewaySettings),
        Backoffice => typeof(BackofficeSettings),
        Cli => typeof(JudgingSettings),
        _ => throw new ArgumentOutOfRangeException(nameof(host)),
    };

    /// <summary>A service that is not started yet.</summary>
    public static IHost Build(string host, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        switch (host)
        {
            case Worker:
                var worker = WorkerHost.CreateBuilder([]);
                Give(worker.Configuration, settings);
                return WorkerHost.Build(worker);
            case Gateway:
                var gateway = GatewayHost.CreateBuilder([]);
                Give(gateway.Configuration, settings);
                return GatewayHost.Build(gateway);
            case Backoffice:
                var backoffice = BackofficeHost.CreateBuilder([]);
                Give(backoffice.Configuration, settings);
                return BackofficeHost.Build(backoffice, isDemo: false);
            default:
                throw new ArgumentOutOfRangeException(nameof(host));
        }
    }

    /// <summary>The lines in which a host says what is wrong with its settings, each setting by the name that it has in a file.</summary>
    public static string[] Refusal(string host, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var e = Assert.Throws<ValidationException>(() =>
        {
            if (host == Cli)
                CommandSettings.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
            else
                Build(host, settings).Dispose();
        });
        // A command has its settings from the environment, and informs them by those names.
        return [.. e.Message.Split(Environment.NewLine).Select(line => host == Cli ? InFile(line) : line)];
    }

    private static string InFile(string line)
    {
        var name = line.Split(": ")[0];
        Assert.DoesNotContain(':', name);
        return name.Replace("__", ":", StringComparison.Ordinal) + line[name.Length..];
    }

    private static void Give(ConfigurationManager configuration, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        configuration.Sources.Clear();
        configuration.AddInMemoryCollection(settings);
    }
}
