using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MessageHub.Processing;
using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using MessageHub.Register.Store;

namespace MessageHub.Cli;

/// <summary>What <c>store restored</c> did and what is left to people, in plain Dutch; and for programs.</summary>
internal static class RestoredText
{
    public static string Refusal(StoreEpoch before) =>
        $"Er is niets veranderd: dit herstel is al gemeld op {AmsterdamDate.TextOf(before.BegunAt)} door "
        + $"{ShownName.Whole(before.BegunBy)}, "
        + $"met als moment van de back-up {AmsterdamDate.TextOf(before.AsOf!.Value)}. "
        + "Is er daarna opnieuw hersteld, geef dan het moment van die back-up.";

    public static IEnumerable<string> Lines(Restoration done, IReadOnlyList<LastExchange> exchanges, bool isShared)
    {
        var asOf = AmsterdamDate.TextOf(done.Epoch.AsOf!.Value);
        yield return $"Gemeld door {ShownName.Whole(done.Epoch.BegunBy)}: de opslag is teruggezet naar {asOf}.";
        yield return $"Het nieuwste in de opslag is van {MomentOf(done.Newest)}.";
        if (done.Before.LacksOf is { } lacksOf)
            yield return $"Een worker zag dat er iets ontbreekt wat er op {AmsterdamDate.TextOf(lacksOf)} nog in stond.";
        yield return "";
        yield return "Overgeslagen nummers, omdat ze na dat moment al gebruikt kunnen zijn:";
        foreach (var skipped in done.Skipped)
            yield return $"  {NameOf(skipped.Counter)}: {Of(skipped.From + 1)} t/m {Of(skipped.To)}";
        yield return "";
        if (done.Unsent > 0)
            yield return "Antwoorden van voor dat moment die nu (misschien voor de tweede keer) weggaan, "
                + "met hetzelfde nummer en dezelfde inhoud: "
                + $"{Of(done.Unsent)}.";
        if (done.MadeSince > 0)
        {
            yield return $"LET OP: antwoorden die na dat moment zijn gemaakt en nog niet weg zijn: {Of(done.MadeSince)}. "
                + "Zijn ze gemaakt voordat dit werd gemeld, "
                + "dan kan hun nummer al op een ander antwoord staan.";
        }

        yield return "De opslag weet niet wat er na dat moment is ontvangen en verstuurd. Doe daarom dit:";
        yield return isShared
            ? "  1. Start de workers. Wat nog op messagehub.in staat, nemen zij op; wat op messagehub.out staat, gaat weg."
            : "  1. Start de worker. Wat in de map in en in de map work staat, neemt hij op.";
        yield return isShared
            ? $"  2. Vraag VECOZO (of de GGk) welke berichten tussen {asOf} en nu zijn aangeleverd, "
                + "en laat ze opnieuw aanleveren, oudste eerst."
            : $"  2. Zet de bestanden uit done van na {asOf} terug in in, oudste eerst. "
                + "Wat daar niet staat, vraag je aan VECOZO (of de GGk).";
        yield return "     Wat de opslag al kent, krijgt geen tweede oordeel. Wat zij niet kent, "
            + "krijgt opnieuw antwoord, met een nieuw nummer.";
        yield return "  3. Vertel de aanbieders dat zij op die berichten een tweede antwoord kunnen krijgen, en dat het laatste geldt.";
        yield return "  4. Leg besluiten op wachtende berichten, afspraken en accounts van na dat moment opnieuw vast.";
        yield return "";
        yield return "Het laatste wat de opslag weet, per aanbieder:";
        foreach (var e in exchanges)
        {
            yield return $"  {e.Gemeente} {e.Aanbieder} {Families.DomeinOf(e.Standaard)}: "
                + $"ontvangen {MomentOf(e.ArrivedAt)}, beantwoord {MomentOf(e.SentAt)}"
                + (e.Pending > 0 ? $", wacht op oordeel {Of(e.Pending)}" : "");
        }

        if (exchanges.Count == 0)
            yield return "  niets";
    }

    public static string ToJson(Restoration done, IReadOnlyList<LastExchange> exchanges) => JsonSerializer.Serialize(
        new RestoredResult(
            done.Epoch.BegunAt,
            done.Epoch.BegunBy,
            done.Epoch.AsOf!.Value,
            done.Newest,
            done.Before.LacksOf,
            [.. done.Skipped.Select(s => new RestoredCounter(s.Counter, s.From, s.To))],
            done.Unsent,
            done.MadeSince,
            [
                .. exchanges.Select(e => new RestoredExchange(
                    Families.DomeinOf(e.Standaard), e.Gemeente, e.Aanbieder, e.ArrivedAt, e.SentAt, e.Pending)),
            ]),
        RestoredJson.Default.RestoredResult);


    private static string MomentOf(DateTimeOffset? moment) => moment is { } at ? AmsterdamDate.TextOf(at) : "nooit";

    private static string Of(long number) => number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '.');

    private static string NameOf(string counter) => counter switch
    {
        "identificatie" => "Identificatie van antwoorden",
        "held" => "nummers van berichten die op een mens wachten",
        _ => "volgorde van berichten (alleen intern)",
    };
}

/// <summary>As the command line prints it for programs.</summary>
internal sealed record RestoredResult(
    DateTimeOffset At,
    string By,
    DateTimeOffset AsOf,
    DateTimeOffset? Newest,
    DateTimeOffset? LacksOf,
    IReadOnlyList<RestoredCounter> Skipped,
    long Unsent,
    long MadeSince,
    IReadOnlyList<RestoredExchange> LastKnown);

internal sealed record RestoredCounter(string Counter, long From, long To);

internal sealed record RestoredExchange(
    string Domein, string Gemeente, string Aanbieder, DateTimeOffset ArrivedAt, DateTimeOffset? SentAt, long Waiting);

/// <summary>Camel case, signs as they are.</summary>
[JsonSerializable(typeof(RestoredResult))]
internal sealed partial class RestoredJson : JsonSerializerContext
{
    static RestoredJson() => Default = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
