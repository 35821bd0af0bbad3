using MessageHub.Rules.Composing;
using static MessageHub.Scenarios.Tests.Streams.Exchange;

namespace MessageHub.Scenarios.Tests.Streams;

/// <summary>The streams of process.md §1. An own message is its products: number, period, volume, RedenWijziging and reference.</summary>
internal static class StreamTable
{
    private const string First = "500000 2026-07-01/2026-12-31 10";

    private static readonly Wanted V1 = new("V1");

    public static IReadOnlyList<Stream> All { get; } =
    [
        new(
            "a request is granted as it was asked, and the care is given and declared",
            "§1: 315, 316, 301, 302; 305, 306; 307, 308; 323, 325",
            new("316", x => x.AsksAsync(V1)),
            new($"301: {First} - V1", x => x.GrantsAsync("V1")),
            new("302", x => x.ReturnsAsync()),
            new($"V1 Toegewezen | {First}", x => x.StateAsync()),
            new("", x => x.WaitsAsync(60)),
            new("306", x => x.StartsAsync(500_000, "2026-07-06")),
            new("325", x => x.ClaimsAsync("D1", 500_000, "2026-07", (5, null))),
            new("308", x => x.StopsAsync(500_000, "2026-07-06", "2026-08-01"))),
        new(
            "a request is granted otherwise", "IV094: the gemeente may deviate in dates, volume and product",
            new("316", x => x.AsksAsync(V1)),
            new("301: 500000 2026-08-01/2026-10-31 4 - V1", x => x.GrantsAsync("V1", new("", 'B', "2026-08-01", "2026-10-31", 4))),
            new("302", x => x.ReturnsAsync()),
            new("V1 Toegewezen | 500000 2026-08-01/2026-10-31 4", x => x.StateAsync())),
        new(
            "a request is refused, and another may follow", "§1: 315, 316, 319(1), 320",
            new("316", x => x.AsksAsync(V1)),
            new("319 V1 1 4", x => x.RefusesAsync("V1", "4")),
            new("320", x => x.ReturnsAsync()),
            new("Over verzoek 1.1 is al beslist door ben, op 08-06-2026 10:02. Dat is definitief.", x => x.GrantsAsync("V1")),
            new("316", x => x.AsksAsync(V1 with { Reference = "V2", Volume = 5 })),
            new("V1 Afgewezen | V2 Open", x => x.StateAsync())),
        new(
            "a request is granted after research", "§1: 315, 316, 319(2), 320, 301, 302; research is told once (TR360)",
            new("316", x => x.AsksAsync(V1)),
            new("319 V1 2", x => x.ResearchesAsync("V1")),
            new("320", x => x.ReturnsAsync()),
            new("", x => x.WaitsAsync(14)),
            new(RequestRefusal.AlreadyInResearch.Describe(), x => x.ResearchesAsync("V1")),
            new($"301: {First} - V1", x => x.GrantsAsync("V1")),
            new("302", x => x.ReturnsAsync())),
        new(
            "a request is refused after research", "§1: 315, 316, 319(2), 320, 319(1), 320",
            new("316", x => x.AsksAsync(V1)),
            new("319 V1 2", x => x.ResearchesAsync("V1")),
            new("320", x => x.ReturnsAsync()),
            new("319 V1 1 7", x => x.RefusesAsync("V1", "7")),
            new("320", x => x.ReturnsAsync()),
            new("V1 Afgewezen", x => x.StateAsync())),
        new(
            "another gemeente is responsible", "OP359: 315, 316, 319(2), 320, 319(1, 8, gemeente), 320",
            new("316", x => x.AsksAsync(V1)),
            new("319 V1 2", x => x.ResearchesAsync("V1")),
            new("320", x => x.ReturnsAsync()),
            new(RequestRefusal.GemeenteMissing.Describe(), x => x.RefusesAsync("V1", "8")),
            new("319 V1 1 8 0363", x => x.RefusesAsync("V1", "8", "0363")),
            new("320", x => x.ReturnsAsync()))
        {
            IsJwOnly = true,
        },
        new(
            "each product of a request is answered by itself", "OP274: while one is open, another request gets 9374",
            new("316", x => x.AsksAsync(V1, new("V2", 'B'))),
            new("319 V2 1 6", x => x.RefusesAsync("V2", "6")),
            new("316 9374", x => x.AsksAsync(new Wanted("V3", 'B'))),
            new($"301: {First} - V1", x => x.GrantsAsync("V1")),
            new("302", x => x.ReturnsAsync()),
            new("316", x => x.AsksAsync(new Wanted("V3", 'B'))),
            new($"301: {First} - - | 500001 2026-07-01/2026-12-31 10 - V3", x => x.GrantsAsync("V3"))),
        new(
            "a change is granted one to one", "IV093: all products carry the reference; another volume takes a new number",
            new($"301: {First} - -", x => x.ChangesAsync(x.New())),
            new($"301: {First} - - | 500001 2026-07-01/2026-12-31 3 - -", x => x.ChangesAsync(x.New('B', volume: 3))),
            new("302", x => x.ReturnsAsync()),
            new(
                "318",
                x => x.AsksChangeAsync(
                    "W1", [], [Changed(500_000, "2026-07-01", "2027-06-30"), Changed(500_001, "2026-09-01", "2026-12-31", 6)])),
            new(
                "301: 500000 2026-07-01/2027-06-30 10 12 W1 | 500001 2026-07-01/2026-08-31 3 12 W1 | 500002 2026-09-01/2026-12-31 6 - W1",
                x => x.GrantsAsync("W1")),
            new("302", x => x.ReturnsAsync()),
            new("318", x => x.AsksChangeAsync("W2", [500_000, 500_001], [Changed(500_002, "2026-09-01", "2026-11-30", 6)])),
            new(
                "301: 500000 2026-07-01/2027-06-30 10 - W2 | 500001 2026-07-01/2026-08-31 3 - W2 | 500002 2026-09-01/2026-11-30 6 12 W2",
                x => x.GrantsAsync("W2"))),
        new(
            "a change asks for a product more", "IV093: 317, 318, 319(2), 320, 301, 302",
            new($"301: {First} - -", x => x.ChangesAsync(x.New())),
            new("318", x => x.AsksChangeAsync("W1", [500_000], [], new Wanted("", 'B', "2026-08-01"))),
            new("319 W1 2", x => x.ResearchesAsync("W1")),
            new("320", x => x.ReturnsAsync()),
            new("318 9374", x => x.AsksChangeAsync("W2", [500_000], [], new Wanted("", 'B', "2026-08-01"))),
            new($"301: {First} - W1 | 500001 2026-08-01/2026-12-31 10 - W1", x => x.GrantsAsync("W1")),
            new("302", x => x.ReturnsAsync()),
            new($"W1 Toegewezen | {First} | 500001 2026-08-01/2026-12-31 10", x => x.StateAsync())),
        new(
            "a change is refused as a whole",
            "§1: 317, 318, 319(1), 320; reason 8 is not for a change (use 5), and it is not granted otherwise",
            new($"301: {First} - -", x => x.ChangesAsync(x.New())),
            new("318", x => x.AsksChangeAsync("W1", [], [Changed(500_000, "2026-09-01", "2026-12-31", 20)])),
            new(RequestRefusal.ResidencePrincipleNotPossible.Describe(), x => x.RefusesAsync("W1", "8", "0363")),
            new(RequestRefusal.OnlyAsAsked.Describe(), x => x.GrantsAsync("W1", V1)),
            new("319 W1 1 5", x => x.RefusesAsync("W1", "5")),
            new("320", x => x.ReturnsAsync()),
            new($"W1 Afgewezen | {First}", x => x.StateAsync())),
        new(
            "another volume from the first day cannot be said", "process.md §2.4, last row",
            new($"301: {First} - -", x => x.ChangesAsync(x.New())),
            new("318", x => x.AsksChangeAsync("W1", [], [Changed(500_000, "2026-07-01", "2026-12-31", 20)])),
            new(new ComposeRefusal(ComposeRefusalReason.NotExpressible, 500_000).Describe(), x => x.GrantsAsync("W1")),
            new($"W1 Open | {First}", x => x.StateAsync()),
            new("319 W1 1 7", x => x.RefusesAsync("W1", "7"))),
        new(
            "an allocation is made longer and then shorter", "§1: 301, 302; RedenWijziging 04 and 05, only on what changed (IV099)",
            new($"301: {First} - -", x => x.ChangesAsync(x.New())),
            new("302", x => x.ReturnsAsync()),
            new("301: 500000 2026-07-01/2027-03-31 10 04 -", x => x.ChangesAsync(new OwnChange.Extend(500_000, new(2027, 3, 31)))),
            new("302", x => x.ReturnsAsync()),
            new("301: 500000 2026-07-01/2026-10-31 10 05 -", x => x.ChangesAsync(new OwnChange.End(500_000, new(2026, 10, 31), "05"))),
            new("302", x => x.ReturnsAsync()),
            new("500000 2026-07-01/2026-10-31 10", x => x.StateAsync())),
        new(
            "what ended is continued under a new number", "OP380, R-121",
            new("301: 500000 2026-06-09/2026-06-30 10 - -", x => x.ChangesAsync(x.New(begin: "2026-06-09", end: "2026-06-30"))),
            new("", x => x.WaitsAsync(30)),
            new("301: 500001 2026-07-01/2026-12-31 10 - -", x => x.ChangesAsync(new OwnChange.Extend(500_000, new(2026, 12, 31)))),
            new("302", x => x.ReturnsAsync())),
        new(
            "the client dies", "OP186: an end that is over takes agreement; RedenWijziging 02",
            new($"301: {First} - -", x => x.ChangesAsync(x.New())),
            new("302", x => x.ReturnsAsync()),
            new("", x => x.WaitsAsync(60)),
            new("306", x => x.StartsAsync(500_000, "2026-07-06")),
            new("OP186 500000", x => x.ChangesAsync(new OwnChange.End(500_000, new(2026, 8, 3), "02"))),
            new("301: 500000 2026-07-01/2026-08-03 10 02 -", x => x.ChangesAgreedAsync(new OwnChange.End(500_000, new(2026, 8, 3), "02"))),
            new("302", x => x.ReturnsAsync()),
            new("308", x => x.StopsAsync(500_000, "2026-07-06", "2026-08-03", "02"))),
        new(
            "the client moves to another gemeente", "RedenWijziging 07, and the aanbieder stops",
            new($"301: {First} - - | 500001 2026-07-01/2026-12-31 10 - -", x => x.ChangesAsync(x.New(), x.New('B'))),
            new("302", x => x.ReturnsAsync()),
            new("", x => x.WaitsAsync(60)),
            new("306", x => x.StartsAsync(500_000, "2026-07-06")),
            new(
                "301: 500000 2026-07-01/2026-08-31 10 07 - | 500001 2026-07-01/2026-08-31 10 07 -",
                x =>
                    x.ChangesAsync(new OwnChange.End(500_000, new(2026, 8, 31), "07"), new OwnChange.End(500_001, new(2026, 8, 31), "07"))),
            new("302", x => x.ReturnsAsync()),
            new("", x => x.WaitsAsync(30)),
            new("308", x => x.StopsAsync(500_000, "2026-07-06", "2026-08-31", x.IsJw ? "35" : "31"))),
        new(
            "care ends for another domain, a pgb, another aanbieder and a herindeling", "RedenWijziging 06, 08, 09 and 11, in one message",
            new(
                "301: 500000 2026-07-01/2026-07-31 10 - - | 500001 2026-08-01/2026-08-31 10 - - | "
                + "500002 2026-07-01/2026-07-31 10 - - | 500003 2026-08-01/2026-08-31 10 - -",
                x => x.ChangesAsync(
                    x.New(end: "2026-07-31"), x.New(begin: "2026-08-01", end: "2026-08-31"),
                    x.New('B', end: "2026-07-31"), x.New('B', "2026-08-01", "2026-08-31"))),
            new("302", x => x.ReturnsAsync()),
            new(
                "301: 500000 2026-07-01/2026-07-15 10 06 - | 500001 2026-08-01/2026-08-15 10 08 - | "
                + "500002 2026-07-01/2026-07-15 10 09 - | 500003 2026-08-01/2026-08-15 10 11 -",
                x => x.ChangesAsync(
                    new OwnChange.End(500_000, new(2026, 7, 15), "06"), new OwnChange.End(500_001, new(2026, 8, 15), "08"),
                    new OwnChange.End(500_002, new(2026, 7, 15), "09"), new OwnChange.End(500_003, new(2026, 8, 15), "11"))),
            new("302", x => x.ReturnsAsync())),
        new(
            "a wrong product is removed and replaced",
            "§3.1: 13 and a new number in one message; the removed number takes no care any more",
            new($"301: {First} - -", x => x.ChangesAsync(x.New())),
            new("302", x => x.ReturnsAsync()),
            new(
                "301: 500000 2026-07-01/2026-07-01 10 13 - | 500001 2026-07-01/2026-12-31 10 - -",
                x => x.ChangesAsync(new OwnChange.Remove(500_000, x.New('B')))),
            new("302", x => x.ReturnsAsync()),
            new("500000 removed | 500001 2026-07-01/2026-12-31 10", x => x.StateAsync()),
            new("", x => x.WaitsAsync(60)),
            new("306 9019", x => x.StartsAsync(500_000, "2026-07-06")),
            new("306", x => x.StartsAsync(500_001, "2026-07-06", letter: 'B'))),
        new(
            "care stopped for good, and the allocation is withdrawn",
            "§4: proposed by itself, RedenWijziging 14, without further agreement (R-122)",
            new($"301: {First} - -", x => x.ChangesAsync(x.New())),
            new("302", x => x.ReturnsAsync()),
            new("", x => x.WaitsAsync(60)),
            new("306", x => x.StartsAsync(500_000, "2026-07-06")),
            new("308", x => x.StopsAsync(500_000, "2026-07-06", "2026-08-01")),
            new("301: 500000 2026-07-01/2026-08-01 10 14 -", x => x.EndsAfterStopAsync(500000)),
            new("302", x => x.ReturnsAsync())),
        new(
            "a total volume rises, and is lowered with agreement", "IV066, OP298: only with frequentie 6",
            new("301: 500000 2026-07-01/2026-12-31 100 - -", x => x.ChangesAsync(x.New(volume: 100, frequentie: "6"))),
            new("301: 500000 2026-07-01/2026-12-31 120 04 -", x => x.ChangesAsync(new OwnChange.Amount(500_000, 120))),
            new("OP298 500000", x => x.ChangesAsync(new OwnChange.Amount(500_000, 80))),
            new("301: 500000 2026-07-01/2026-12-31 80 05 -", x => x.ChangesAgreedAsync(new OwnChange.Amount(500_000, 80))),
            new("302", x => x.ReturnsAsync())),
        new(
            "our 301 is rejected, mended and sent again", "§2.1, IV013, TR379: the request is open again, moment and reference stay",
            new("316", x => x.AsksAsync(V1)),
            new($"301: {First} - V1", x => x.GrantsAsync("V1")),
            new("302", x => x.ReturnsAsync("9332")),
            new("V1 Open", x => x.StateAsync()),
            new("", x => x.WaitsAsync(1)),
            new("301: 500001 2026-07-01/2026-12-31 10 - V1", x => x.MendsAsync(new Mends { NewNumbers = new HashSet<long> { 500_000 } })),
            new("302", x => x.ReturnsAsync()),
            new("V1 Toegewezen | 500001 2026-07-01/2026-12-31 10", x => x.StateAsync())),
        new(
            "our changed 301 is rejected: what counted before counts again", "D72: the version before is in force until it is sent again",
            new($"301: {First} - -", x => x.ChangesAsync(x.New())),
            new("302", x => x.ReturnsAsync()),
            new("301: 500000 2026-07-01/2026-10-31 10 05 -", x => x.ChangesAsync(new OwnChange.End(500_000, new(2026, 10, 31), "05"))),
            new("302", x => x.ReturnsAsync("0001")),
            new(First, x => x.StateAsync()),
            new("301: 500000 2026-07-01/2026-10-31 10 05 -", x => x.MendsAsync()),
            new("302", x => x.ReturnsAsync("0001")),
            new("301: 500000 2026-07-01/2026-10-31 10 05 -", x => x.MendsAsync()),
            new("302", x => x.ReturnsAsync()),
            new("500000 2026-07-01/2026-10-31 10", x => x.StateAsync())),
        new(
            "our 319 is rejected: the request is answered again", "§2.1: 320 rejects our 319, previous state",
            new("316", x => x.AsksAsync(V1)),
            new("319 V1 2", x => x.ResearchesAsync("V1")),
            new("320", x => x.ReturnsAsync("0001")),
            new("V1 Open", x => x.StateAsync()),
            new("319 V1 1 3", x => x.RefusesAsync("V1", "3")),
            new("320", x => x.ReturnsAsync("0001")),
            new($"301: {First} - V1", x => x.GrantsAsync("V1")),
            new("302", x => x.ReturnsAsync())),
        new(
            "the aanbieder wants it again", "§3.1: same moment, no RedenWijziging, no reference, and nothing removed comes back",
            new("316", x => x.AsksAsync(V1)),
            new($"301: {First} - V1", x => x.GrantsAsync("V1")),
            new($"301: {First} - - | 500001 2026-07-01/2026-12-31 10 - -", x => x.ChangesAsync(x.New('B'))),
            new(
                $"301: {First} - - | 500001 2026-07-01/2026-07-01 10 13 -", x => x.ChangesAsync(new OwnChange.Remove(500_001))),
            new($"301: {First} - -", x => x.ResendsAsync()),
            new("302", x => x.ReturnsAsync()),
            new($"V1 Toegewezen | {First} | 500001 removed", x => x.StateAsync())),
        new(
            "care pauses, begins again and is corrected", "§4: 305, 306; 307, 308; restart; a start that never was is removed",
            new($"301: {First} - -", x => x.ChangesAsync(x.New())),
            new("", x => x.WaitsAsync(90)),
            new("306", x => x.StartsAsync(500_000, "2026-07-06")),
            new("306 9326", x => x.StartsAsync(500_000, "2026-07-13")),
            new("308", x => x.StopsAsync(500_000, "2026-07-06", "2026-07-31", "20")),
            new("306", x => x.StartsAsync(500_000, "2026-08-10")),
            new("306", x => x.StartsAsync(500_000, "2026-08-10", "3")),
            new("306", x => x.StartsAsync(500_000, "2026-08-17")),
            new("308", x => x.StopsAsync(500_000, "2026-08-17", "2026-08-31")),
            new("308 9415", x => x.StopsAsync(500_000, "2026-08-17", "2026-09-01"))),
        new(
            "a declared line is taken back and declared again", "§5: credit and new debit in one message (OP366, IV086)",
            new($"301: {First} - -", x => x.ChangesAsync(x.New())),
            new("", x => x.WaitsAsync(90)),
            new("325", x => x.ClaimsAsync("D1", 500_000, "2026-07", (5, null))),
            new("325 9389", x => x.ClaimsAsync("D2", 500_000, "2026-07", (5, null))),
            new("325", x => x.ClaimsAsync("D3", 500_000, "2026-07", (5, "D1-1"), (6, null))),
            new("325 8017", x => x.ClaimsAsync("D4", 500_000, "2026-07", (4, "D3-2")))),
    ];
}
