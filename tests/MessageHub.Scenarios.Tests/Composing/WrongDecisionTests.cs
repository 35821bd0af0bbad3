using MessageHub.Berichten;
using MessageHub.Processing.Agreements;
using MessageHub.Processing.Composing;
using MessageHub.Rules.Composing;

namespace MessageHub.Scenarios.Tests.Composing;

/// <summary>A decision that cannot be: a sentence for who decides, and nothing of it is done.</summary>
public sealed class WrongDecisionTests : IAsyncLifetime
{
    private const string Unknown = "65659999";
    private static readonly string[] Products = ["45A04", "44A09", "46B01", "43A01"];
    private static readonly Bsn Other = new("999900018");
    private static readonly CancellationToken None = CancellationToken.None;

    private Desk desk = null!;

    /// <summary>500000 of the client, 500001 of another, and 500002 of the client, which is removed.</summary>
    public async Task InitializeAsync()
    {
        desk = await Desk.OpenAsync();
        var (agreements, problems) = AgreementsFile.Read(
            new StringReader(
                "gemeente;agb;domein;perceel;productcategorie;productcode;eenheid;variant;tarief;geldig_van;geldig_tot;minuten_toegestaan\n"
                + string.Concat(Products.Select(
                    code => $"{Desk.Gemeente};{Desk.Aanbieder};jw;Ambulant;{code[..2]};{code};04;inspanning;85,00;2026-01-01;;ja\n"))),
            []);
        Assert.Empty(problems);
        await desk.Store.ImportAgreementsAsync(agreements, new("test", DateTimeOffset.UnixEpoch, "test"), None);
        await DecideAsync(Change(New()));
        await DecideAsync(Change(New()) with { Bsn = Other });
        await DecideAsync(Change(New("44A09")));
        await DecideAsync(Change(new OwnChange.Remove(500_002)));
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    private static readonly Dictionary<string, (OwnRequest Wrong, string Sentence)> Cases = new()
    {
        ["an allocation of another client"] = (Change(new OwnChange.End(500_001, new(2026, 9, 30), "05")), Unassigned(500_001)),
        ["an allocation of another aanbieder"] = (
            Change(new OwnChange.End(500_000, new(2026, 9, 30), "05")) with { Scope = Desk.Scope(Unknown) }, Unassigned(500_000)),
        ["an allocation that was removed"] = (Change(new OwnChange.Extend(500_002, null)), Unassigned(500_002)),
        ["a reason that does not exist"] = (
            Change(new OwnChange.End(500_000, new(2026, 9, 30), "99")), Text(ComposeRefusalReason.ReasonNotPossible)),
        ["the reason of a removal to end one"] = (
            Change(new OwnChange.End(500_000, new(2026, 9, 30), "13")), Text(ComposeRefusalReason.ReasonNotPossible)),
        ["the reason of an extension to end one"] = (
            Change(new OwnChange.End(500_000, new(2026, 9, 30), "04")), Text(ComposeRefusalReason.ReasonNotPossible)),
        ["an end before the beginning"] = (
            Change(new OwnChange.End(500_000, new(2026, 6, 30), "05")), Text(ComposeRefusalReason.EndBeforeBegin)),
        ["an end that is later"] = (Change(new OwnChange.End(500_000, new(2027, 1, 1), "05")), Text(ComposeRefusalReason.EndNotEarlier)),
        ["the end that it has"] = (Change(new OwnChange.End(500_000, new(2026, 12, 31), "05")), Text(ComposeRefusalReason.EndNotEarlier)),
        ["longer to the end that it has"] = (
            Change(new OwnChange.Extend(500_000, new(2026, 12, 31))), Text(ComposeRefusalReason.EndNotLater)),
        ["another weekly volume under the same number"] = (
            Change(new OwnChange.Amount(500_000, 20)), Text(ComposeRefusalReason.NotUnderOneNumber)),
        ["two changes of one allocation"] = (
            Change(new OwnChange.End(500_000, new(2026, 9, 30), "05"), new OwnChange.End(500_000, new(2026, 10, 31), "05")),
            Text(ComposeRefusalReason.ChangedTwice)),
        ["a volume that fits in no message"] = (Change(New("46B01", volume: 100_000_000)), Text(ComposeRefusalReason.VolumeTooLarge, null)),
        ["a budget that fits in no message"] = (
            Change(New("46B01") with { Product = new() { Categorie = "46" }, Omvang = null, Budget = 100_000_000 }),
            Text(ComposeRefusalReason.VolumeTooLarge, null)),
        ["a new one that ends before it begins"] = (
            Change(New("46B01") with { Einddatum = new(2026, 6, 30) }), Text(ComposeRefusalReason.EndBeforeBegin, null)),
        ["the same product twice on one day"] = (Change(New()), Text(ComposeRefusalReason.Stacked, 500_003)),
        ["a number outside the range"] = (
            Change(New("46B01")) with { Numbers = [499_999] }, Text(ComposeRefusalReason.NumberOutsideRange, 499_999)),
        ["a number in use"] = (Change(New("46B01")) with { Numbers = [500_001] }, Text(ComposeRefusalReason.NumberNotFree, 500_001)),
        ["a number that was removed"] = (
            Change(New("46B01")) with { Numbers = [500_002] }, Text(ComposeRefusalReason.NumberNotFree, 500_002)),
        ["one number for two"] = (
            Change(New("46B01"), New("43A01")) with { Numbers = [500_009, 500_009] }, Text(ComposeRefusalReason.NumberNotFree, 500_009)),
        ["one number too few"] = (
            Change(New("46B01"), New("43A01")) with { Numbers = [500_009] }, Text(ComposeRefusalReason.TooFewNumbers)),
        ["a gemeente without numbers"] = (
            Change(New("46B01")) with { Scope = Desk.Scope() with { Gemeente = "0344" } }, Text(ComposeRefusalReason.NoNumberRange)),
        ["an aanbieder with whom nothing is agreed"] = (
            Change(New("46B01")) with { Scope = Desk.Scope(Unknown) }, Text(ComposeRefusalReason.NoContract)),
        ["a client without an address"] = (
            Change(New("46B01")) with { Client = Desk.Client with { Contactgegevens = null } }, Text(ComposeRefusalReason.AddressMissing)),
        ["a client without a surname"] = (
            Change(New("46B01")) with { Client = Desk.Client with { Naam = null } }, Text(ComposeRefusalReason.ClientIncomplete)),
        ["a child without a parent"] = (
            Change(New("46B01")) with { Client = Desk.Client with { Relaties = null } }, Text(ComposeRefusalReason.CustodianMissing)),
        ["nothing"] = (
            Change() with { Bsn = new("999900031") }, Text(ComposeRefusalReason.NothingToSend)),
        ["a message to mend that was not rejected"] = (
            Change() with { Wish = new OwnWish.Mend(Guid.Empty, new()) },
            "Dit bericht is niet door de aanbieder afgekeurd, of iemand heeft het al afgehandeld."),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_refused_in_a_sentence_and_nothing_is_done(string name)
    {
        var (wrong, sentence) = Cases[name];
        var before = await DoneAsync();

        Assert.Equal([sentence], Assert.IsType<OwnOutcome.Refused>(await DecideAsync(wrong)).Reasons);
        Assert.Equal(before, await DoneAsync());
        // Not even a number was used up.
        Assert.Equal([sentence], Assert.IsType<OwnOutcome.Refused>(await desk.Decide.PreviewAsync(wrong)).Reasons);
    }

    /// <summary>Two persons want the same: who is second sees that it is so already.</summary>
    [Fact]
    public async Task What_somebody_decided_meanwhile_is_not_decided_twice()
    {
        var end = Change(new OwnChange.End(500_000, new(2026, 9, 30), "05"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => desk.Decide.DecideAsync(end))));

        Assert.Single(outcomes.OfType<OwnOutcome.Made>());
        Assert.All(outcomes.OfType<OwnOutcome.Refused>(), o => Assert.Equal([Text(ComposeRefusalReason.EndNotEarlier)], o.Reasons));
    }

    /// <summary>How much there is of all that a decision leaves.</summary>
    private async Task<(int Outbox, string Allocations)> DoneAsync() => (
        (await desk.OutboxAsync()).Count,
        string.Join(' ', (await desk.RegisterAsync()).Toewijzingen.Values.OrderBy(t => t.Nummer)
            .Select(t => $"{t.Nummer} {t.Einddatum} {t.Toewijzingstijd}")));

    private Task<OwnOutcome> DecideAsync(OwnRequest request)
    {
        desk.Clock.Now += TimeSpan.FromMinutes(1);
        return desk.Decide.DecideAsync(request);
    }

    private static OwnRequest Change(params OwnChange[] changes) =>
        new(Desk.Scope(), Desk.Bsn, new OwnWish.Change(changes), "m.jansen", "Na overleg met de cliënt.") { Client = Desk.Client };

    private static OwnChange.Assign New(string code = "45A04", long volume = 10) =>
        new(Desk.Product(code), new(2026, 7, 1), new(2026, 12, 31), new() { Volume = volume, Eenheid = "04", Frequentie = "4" });

    private static string Text(ComposeRefusalReason reason, long? nummer = 500_000) => new ComposeRefusal(reason, nummer).Describe();

    private static string Unassigned(long nummer) => Text(ComposeRefusalReason.UnknownAllocation, nummer);
}
