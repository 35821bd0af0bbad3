using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MessageHub.Processing;
using MessageHub.Register.Held;

namespace MessageHub.Cli;

/// <summary>A proposed file of agreements, as the command line prints it.</summary>
/// <param name="Number">Its own number, as in the address of its page.</param>
/// <param name="File">Name of the file, or what it came from.</param>
/// <param name="State">open, confirmed or withdrawn.</param>
/// <param name="ProposedBy">Who brought it.</param>
/// <param name="ProposedAt">When.</param>
/// <param name="ClosedBy">Who confirmed or withdrew it; null while it is open.</param>
/// <param name="ClosedAt">When; null while it is open.</param>
/// <param name="Note">Why, if they said.</param>
internal sealed record AgreementProposalResult(
    long Number,
    string File,
    ProposalState State,
    string ProposedBy,
    DateTimeOffset ProposedAt,
    string? ClosedBy,
    DateTimeOffset? ClosedAt,
    string Note)
{
    public static AgreementProposalResult Of(AgreementProposalRow row) => new(
        row.Number, row.FileName, row.State, row.ProposedBy.Name, row.ProposedAt, row.ClosedBy, row.ClosedAt, row.Note);

    public string ToJson() => JsonSerializer.Serialize(this, AgreementProposalJson.Default.AgreementProposalResult);

    public string ToLine()
    {
        var became = State switch
        {
            ProposalState.Open => "nog niet bevestigd",
            ProposalState.Confirmed => $"bevestigd door {ClosedBy}, {AmsterdamDate.TextOf(ClosedAt!.Value)}",
            ProposalState.Withdrawn => $"ingetrokken door {ClosedBy}, {AmsterdamDate.TextOf(ClosedAt!.Value)}",
            _ => throw new UnreachableException(),
        };
        var note = Note.Length > 0 ? $". {Note}" : "";
        return $"{Number}  {ShownName.Whole(File)}, van {ProposedBy}, {AmsterdamDate.TextOf(ProposedAt)}: {became}{note}";
    }
}

/// <summary>Camel case, Dutch letters as they are.</summary>
[JsonSerializable(typeof(AgreementProposalResult))]
internal sealed partial class AgreementProposalJson : JsonSerializerContext
{
    static AgreementProposalJson() => Default = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<ProposalState>(JsonNamingPolicy.CamelCase) },
    });
}
