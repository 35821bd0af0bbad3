using System.Text.Json;
using System.Text.Json.Serialization;

namespace MessageHub.Processing;

/// <summary>What became of one message, read or not (cli.md).</summary>
[JsonConverter(typeof(BerichtOutcomeJson))]
public enum BerichtOutcome
{
    /// <summary>Nothing to remark.</summary>
    Accepted,

    /// <summary>323 only: some lines granted, some rejected.</summary>
    Partly,

    /// <summary>Levels 2 to 4: nothing was granted.</summary>
    Rejected,

    /// <summary>Not readable, not a known message, or not valid (level 1).</summary>
    Refused,

    /// <summary>Held for a person.</summary>
    Held,
}

/// <summary>How a <see cref="BerichtOutcome"/> is written for programs.</summary>
public static class BerichtOutcomes
{
    /// <summary>accepted, partly, rejected, refused or held.</summary>
    public static string Word(this BerichtOutcome outcome) => JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString());
}

/// <summary>The same words in JSON, and nothing else.</summary>
internal sealed class BerichtOutcomeJson() : JsonStringEnumConverter<BerichtOutcome>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
