using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Processing.Composing;
using MessageHub.Register.Held;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Cli;

/// <summary>
/// The JSON of a decision that <c>compose</c> takes. What the standard has a word for is called by it, a client as in a 301; the README
/// shows one of each kind.
/// </summary>
internal sealed record DecisionFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new BsnJson() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { TellKinds } },
    };

    /// <summary>ijw or iwmo.</summary>
    public required string Family { get; init; }

    /// <summary>CBS code.</summary>
    public required string Gemeente { get; init; }

    /// <summary>AGB code.</summary>
    public required string Aanbieder { get; init; }

    public required Bsn Bsn { get; init; }

    /// <summary>The person; without it he is as in the newest 301 of the gemeente for him.</summary>
    public Client? Client { get; init; }

    /// <summary>Numbers for new allocations; without them they are given out.</summary>
    public IReadOnlyList<long> Numbers { get; init; } = [];

    /// <summary>On own initiative.</summary>
    public IReadOnlyList<OwnChange>? Changes { get; init; }

    /// <summary>The aanbieder wants all of it again.</summary>
    public OwnWish.Resend? Resend { get; init; }

    /// <summary>A 301 that came back rejected.</summary>
    public MendPart? Mend { get; init; }

    public Consent? Consent { get; init; }

    /// <summary>Who decides; needed to send.</summary>
    public string By { get; init; } = "";

    /// <summary>Why; needed to send.</summary>
    public string Note { get; init; } = "";

    public ExchangeScope Scope => new(Family == "ijw" ? Standaard.Ijw : Standaard.Iwmo, Gemeente, Aanbieder);

    /// <param name="Identificatie">Of the rejected 301.</param>
    /// <param name="NewNumbers">New allocations that get another number.</param>
    /// <param name="WithoutReference">Leaves ReferentieAanbieder out.</param>
    /// <param name="Products">What is assigned instead, each under the number it had.</param>
    internal sealed record MendPart(
        string Identificatie,
        IReadOnlyList<long>? NewNumbers = null,
        bool WithoutReference = false,
        IReadOnlyList<ToegewezenProduct>? Products = null);

    /// <summary>Reads a decision.</summary>
    /// <exception cref="UsageException">It is none; what is reported names places and no values.</exception>
    public static DecisionFile Read(byte[] content)
    {
        DecisionFile file;
        try
        {
            file = JsonSerializer.Deserialize<DecisionFile>(content, Options)
                ?? throw new UsageException("Dit is geen besluit, maar null.");
        }
        catch (JsonException e)
        {
            var place = (e.Path is { Length: > 0 } path ? path : "$") + (e.LineNumber is { } line ? $", regel {line + 1}" : "");
            throw new UsageException(
                $"Dit is geen besluit: bij {place} staat een naam of waarde die niet klopt, of ontbreekt er iets.");
        }

        return file.Problem is { } problem ? throw new UsageException(problem) : file;
    }

    /// <summary>What is decided.</summary>
    /// <param name="rejected">Our messages that came back rejected.</param>
    public OwnRequest ToRequest(IReadOnlyList<RejectedOwn> rejected) => new(Scope, Bsn, Wish(rejected), By, Note)
    {
        Client = Client,
        Consent = Consent,
        Numbers = Numbers,
    };

    private string? Problem =>
        Family is not ("ijw" or "iwmo") ? "family is ijw of iwmo."
        : Gemeente.Length != 4 || !Gemeente.All(char.IsAsciiDigit) ? "gemeente is een CBS-code van vier cijfers."
        : Aanbieder.Length != 8 || !Aanbieder.All(char.IsAsciiDigit) ? "aanbieder is een AGB-code van acht cijfers."
        : new object?[] { Changes, Resend, Mend }.Count(part => part is not null) != 1
            ? "Een besluit heeft één van: changes, resend of mend."
        : null;

    private OwnWish Wish(IReadOnlyList<RejectedOwn> rejected) => this switch
    {
        { Changes: { } changes } => new OwnWish.Change(changes),
        { Resend: { } resend } => resend,
        { Mend: { } mend } => new OwnWish.Mend(
            rejected.FirstOrDefault(r => r.Nummer == 301 && r.Scope == Scope && r.Identificatie == mend.Identificatie)?.Id ?? Guid.Empty,
            new()
            {
                Client = Client,
                NewNumbers = (mend.NewNumbers ?? []).ToHashSet(),
                WithoutReference = mend.WithoutReference,
                Products = (mend.Products ?? []).DistinctBy(p => p.ToewijzingNummer).ToDictionary(p => p.ToewijzingNummer),
            }),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A change says which it is.</summary>
    private static void TellKinds(JsonTypeInfo type)
    {
        if (type.Type != typeof(OwnChange))
            return;
        type.PolymorphismOptions = new()
        {
            TypeDiscriminatorPropertyName = "kind",
            UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization,
            DerivedTypes =
            {
                new(typeof(OwnChange.Assign), "new"),
                new(typeof(OwnChange.Extend), "extend"),
                new(typeof(OwnChange.End), "end"),
                new(typeof(OwnChange.Succeed), "succeed"),
                new(typeof(OwnChange.Amount), "amount"),
                new(typeof(OwnChange.Remove), "remove"),
            },
        };
    }

    private sealed class BsnJson : JsonConverter<Bsn>
    {
        public override Bsn Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            BsnText.Parse(reader.GetString() ?? "") ?? throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Bsn value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
