using System.Text.Json;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Store;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Language;
using MessageHub.Rules.Register;
using Microsoft.Extensions.Time.Testing;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>Some weeks of one gemeente as the register keeps them: every message is known by a word.</summary>
internal sealed class World(RegisterStore store, FakeTimeProvider clock, string gemeente)
{
    public const string Home = Gemeente;
    public const string Elsewhere = "0344";
    public const string Product = "45A04";

    /// <summary>Monday.</summary>
    public static readonly DateTimeOffset Now = new(2026, 6, 15, 9, 30, 0, TimeSpan.FromHours(2));

    public static readonly DateOnly Today = new(2026, 6, 15);

    public static readonly GemeenteScope Scope = new([Home]);

    /// <summary>Ids by word.</summary>
    public Dictionary<string, Guid> Ids { get; } = [];

    public string WordOf(Guid id) => Ids.Single(i => i.Value == id).Key;

    public static AgreementRow Agreement(string gemeente) => new(gemeente, Aanbieder, Standaard.Ijw, new()
    {
        Row = 2,
        ProductCategorie = "45",
        ProductCode = Product,
        Eenheid = "04",
        Tarief = 8500,
        GeldigVan = new(2025, 1, 1),
        MinutenToegestaan = true,
        Perceel = "P1",
        Variant = "inspanning",
    });

    public async Task FillAsync()
    {
        await store.ImportAgreementsAsync([Agreement(gemeente)], new("test", DateTimeOffset.UnixEpoch, "test"), CancellationToken.None);
        await PutAsync("toewijzing", B301("T1", Toegewezen(), Toegewezen(10073)), daysAgo: 40, leaves: true);
        await PutAsync("retour", B302("T1"), daysAgo: 39);
        await PutAsync("start", B305("L1", Start()), daysAgo: 30, leaves: true);
        await PutAsync("toewijzing zonder retour", B301("T2", Toegewezen(10074)), daysAgo: 20, leaves: true);
        await PutAsync("aanvraag", B315("V1", "V1", "V2"), daysAgo: 12, leaves: true);
        var (r1, r2) = (Prestatie("R1"), Prestatie("R2", nummer: 10073));
        await PutAsync(
            "half",
            B323("D1", "DN1", r1, r2),
            new()
            {
                Outcome = Outcome.Partly,
                Findings = [Found("TR321", "9321", r2), Found("TR418", "0611", r2, Level.ExternalSource)],
                Submitted = 85000,
                Granted = 42500
            },
            daysAgo: 10,
            leaves: true);
        await PutAsync("in onderzoek", B319("A1", "V1", "2"), daysAgo: 9, leaves: true);
        var r5 = Prestatie("R5");
        await PutAsync(
            "wacht",
            B323("D4", "DN4", r5),
            new()
            {
                Outcome = Outcome.Held,
                Findings = [],
                Held = [LineToDecide.Of(r5, "Geen afspraak.", "Leg de afspraak vast.")],
                Submitted = 42500
            },
            daysAgo: 8);
        var r3 = Prestatie("R3", nummer: 10073);
        await PutAsync(
            "weer",
            B323("D2", "DN2", r3),
            new() { Outcome = Outcome.Rejected, Findings = [Found("TR321", "9321", r3)], Submitted = 42500, Granted = 0 },
            daysAgo: 3,
            leaves: true);
        var broken = B323("D3", "DN3", Prestatie("R4"));
        await PutAsync(
            "technisch",
            broken,
            new()
            {
                Outcome = Outcome.Rejected,
                Findings = [Found("TR358", "0001", broken.Declaratie!, Level.Content)],
                Submitted = 42500,
                Granted = 0
            },
            daysAgo: 2,
            leaves: true);
        await ReceiveAsync("nieuw", BerichtWriter.Write(In(B305("L2", Start(10073)))), daysAgo: 1);
        clock.AdjustTime(Now.ToUniversalTime());
    }

    /// <summary>Receives and records a message that arrived some days ago and was judged at once.</summary>
    public async Task<Guid> PutAsync(string word, Bericht bericht, Verdict? verdict = null, int daysAgo = 0, bool leaves = false)
    {
        var (placed, judged) = (In(bericht), verdict ?? new() { Outcome = Outcome.Accepted, Findings = [] });
        var id = await ReceiveAsync(word, [60], daysAgo);
        await JudgeAsync(id, placed, judged, leaves);
        if (leaves)
            await store.MarkSentAsync(id, clock.GetUtcNow(), CancellationToken.None);
        return id;
    }

    public Task<bool> JudgeAsync(Guid id, Bericht placed, Verdict verdict, bool leaves) => store.InTransactionAsync(
        ExchangeScope.Of(placed),
        async t =>
        {
            await t.RecordAsync(id, placed, verdict, leaves ? new(id, "uit.xml", [1, 2]) : null, ResultOf(placed, verdict));
            return true;
        },
        CancellationToken.None);

    public async Task<Guid> ReceiveAsync(string word, byte[] content, int daysAgo)
    {
        clock.AdjustTime(Now.AddDays(-daysAgo).ToUniversalTime());
        var id = Guid.NewGuid();
        Ids.Add(word, id);
        Assert.True(await store.ReceiveAsync(new(id, "in.xml", content, clock.GetUtcNow()), CancellationToken.None));
        return id;
    }

    /// <summary>The same message between the aanbieder and this gemeente.</summary>
    public Bericht In(Bericht bericht)
    {
        var header = bericht.Header;
        return bericht with
        {
            Header = header with
            {
                Afzender = header.Afzender == Home ? gemeente : header.Afzender,
                Ontvanger = header.Ontvanger == Home ? gemeente : header.Ontvanger,
            },
        };
    }

    public static Finding Found(string rule, string code, Klasse instance, Level level = Level.AcrossMessages) => new(
        new()
        {
            Code = rule, Name = "ForTests", Level = level, RetourCode = code, AppliesTo = Rules.Language.Scope.In(323),
            Definitie = "Een regel voor tests."
        },
        instance,
        new("Verander het."));

    /// <summary>As far as the register looks into a result.</summary>
    private static string ResultOf(Bericht bericht, Verdict verdict) => JsonSerializer.Serialize(new
    {
        file = "in.xml",
        family = bericht.Identity.Family,
        message = bericht.Identity.Name,
        identificatie = bericht.Header.BerichtIdentificatie.Identificatie,
        sender = bericht.Header.Afzender,
        receiver = bericht.Header.Ontvanger,
        level = (int?)verdict.Level,
        findings = verdict.Findings.Select(
            f => new
            {
                rule = f.Rule.Code, code = f.RetourCode, level = (int)f.Rule.Level, @class = f.Instance.ToString(),
                path = new BerichtPaths(bericht)[f.Instance]
            }),
        submitted = verdict.Submitted,
        granted = verdict.Granted,
    });
}
