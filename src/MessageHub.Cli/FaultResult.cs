using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MessageHub.Register.Messages;

namespace MessageHub.Cli;

/// <summary>A message that judging failed on, or whose answer is not taken, as the command line prints it for programs.</summary>
internal sealed record FaultResult(
    Guid Id, int? Group, string Cause, string Details, long Attempts, DateTimeOffset FirstAt, DateTimeOffset LastAt, bool Parked,
    long? AnswerSize)
{
    public static FaultResult Of(FaultGroup group, FaultRow fault) =>
        new(
            fault.BerichtId,
            group.Number,
            fault.Cause,
            fault.Details,
            fault.Attempts,
            fault.FirstAt,
            fault.LastAt,
            fault.IsParked,
            fault.AnswerSize);

    public string ToJson() => JsonSerializer.Serialize(this, FaultJson.Default.FaultResult);
}

/// <summary>Camel case, signs as they are.</summary>
[JsonSerializable(typeof(FaultResult))]
internal sealed partial class FaultJson : JsonSerializerContext
{
    static FaultJson() => Default = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
