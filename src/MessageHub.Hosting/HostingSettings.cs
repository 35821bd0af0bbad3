using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;

namespace MessageHub.Hosting;

/// <summary>The settings that every host has, section <c>MessageHub</c>, whatever else it does.</summary>
public class HostingSettings : IValidatableObject
{
    public const string Section = "MessageHub";

    /// <summary>Address of the probes, for example http://0.0.0.0:8080; empty has none.</summary>
    public string Probes { get; set; } = "";

    /// <summary>Address of an OpenTelemetry collector, for example http://collector:4317; empty sends nothing.</summary>
    public string Otlp { get; set; } = "";

    /// <summary>How the collector is spoken to: grpc (port 4317 as a rule) or http/protobuf (port 4318).</summary>
    public string OtlpProtocol { get; set; } = "grpc";

    /// <summary>text for people, or json: one object per event and line.</summary>
    public string LogFormat { get; set; } = "text";

    /// <summary>How long a host that is told to stop may take to finish what it has at hand.</summary>
    public TimeSpan DrainTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The holidays of this installation: every host that tells a deadline has the same.</summary>
    public HolidaySettings Holidays { get; set; } = new();

    /// <summary>The complaint about a setting, by its name. Never with its value: that may be a secret.</summary>
    public static ValidationResult Wrong(string setting, string why) => new($"{Section}:{setting}: {why}.", [setting]);

    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Probes.Length > 0 && !IsListening(Probes))
            yield return Wrong(nameof(Probes), "an address as http://0.0.0.0:8080 is needed");
        if (Otlp.Length > 0 && !(Uri.TryCreate(Otlp, UriKind.Absolute, out var collector) && collector.Scheme is "http" or "https"))
            yield return Wrong(nameof(Otlp), "an address as http://host:4317 is needed");
        if (OtlpProtocol is not ("grpc" or "http/protobuf"))
            yield return Wrong(nameof(OtlpProtocol), "grpc or http/protobuf");
        if (LogFormat is not ("text" or "json"))
            yield return Wrong(nameof(LogFormat), "text or json");
        if (!IsInterval(DrainTime))
            yield return Wrong(nameof(DrainTime), "more than 0 and at most a day");
        foreach (var (setting, why) in Holidays.Problems())
            yield return Wrong($"{nameof(Holidays)}:{setting}", why);
    }

    /// <summary>A time that may stand between two moments of work: from a millisecond to a day.</summary>
    protected static bool IsInterval(TimeSpan value) => value >= TimeSpan.FromMilliseconds(1) && value <= TimeSpan.FromDays(1);

    private static bool IsListening(string address)
    {
        try
        {
            // A * or + for the host is allowed here, and is no Uri.
            return BindingAddress.Parse(address) is { Scheme: "http", PathBase: "", Port: > 0 and <= 65535 };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
