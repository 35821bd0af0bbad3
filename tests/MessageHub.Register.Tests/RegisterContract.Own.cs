using MessageHub.Register.Database;
using MessageHub.Register.Held;
using MessageHub.Register.Queries.Toewijzingen;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>What is kept of decisions of the gemeente that were composed here, and of our messages that came back rejected.</summary>
public abstract partial class RegisterContract
{
    private static readonly GemeenteScope OwnScope = new([Gemeente]);

    /// <summary>The same gemeente, for who may only see the domain of which nothing arrived.</summary>
    private static readonly GemeenteScope OtherDomain = new([new(Gemeente, Berichten.Standaard.Iwmo)]);

    private RejectedOwnQueries RejectedBerichten => new(database);

    [Fact]
    public async Task Our_message_that_was_rejected_is_listed_until_somebody_deals_with_it()
    {
        var (first, second) = (await RecordAsync(B301("A1", Toegewezen(1))), await RecordAsync(B301("A2", Toegewezen(2))));
        await RecordAsync(B301("A3", Toegewezen(3)));
        Assert.Empty(await RejectedBerichten.ListAsync(OwnScope, 10, None));
        var back = await RecordAsync(B302("A2", "0001"));
        await RecordAsync(B302("A1", "9332"));
        await RecordAsync(B302("A3"));

        Assert.Equal([second, first], (await RejectedBerichten.ListAsync(OwnScope, 10, None)).Select(r => r.Id));
        Assert.Equal(
            new RejectedOwn(second, ExchangeScope.Of(B301("A2")), 301, "A2", Dagtekening, back, Now.ToUniversalTime()),
            await RejectedBerichten.FindAsync(OwnScope, second, None));
        Assert.Null(await RejectedBerichten.FindAsync(new(["0344"]), second, None));
        Assert.Empty(await RejectedBerichten.ListAsync(new(["0344"]), 10, None));
        Assert.Null(await RejectedBerichten.FindAsync(OtherDomain, second, None));
        Assert.Empty(await RejectedBerichten.ListAsync(OtherDomain, 10, None));
        var again = await RecordAsync(B301("A4", Toegewezen(2)));

        Assert.True(await SaveAsync(again, second));
        // Dealt with once, whoever comes second.
        Assert.False(await SaveAsync(await RecordAsync(B301("A5", Toegewezen(4))), second));

        Assert.Equal([first], (await RejectedBerichten.ListAsync(OwnScope, 10, None)).Select(r => r.Id));
        Assert.Null(await InScopeOfAsync(B301("A2"), t => t.FindRejectedAsync(second)));
        Assert.NotNull(await InScopeOfAsync(B301("A1"), t => t.FindRejectedAsync(first)));
    }

    [Fact]
    public async Task Our_message_that_was_rejected_leaves_the_list_when_what_it_said_was_said_again()
    {
        await RecordAsync(B301("A1", Toegewezen(1)));
        var allocation = await RecordAsync(B301("A2", Toegewezen(1, day: 16), Toegewezen(2)));
        await RecordAsync(B302("A2", "0001"));
        await RecordAsync(B315("R1", "V1"));
        var answer = await RecordAsync(B319("A3", "V1", "2"));
        await RecordAsync(B320("A3", "0001"));

        var versions = (await RejectedBerichten.VersionsAsync([allocation, answer], None))[allocation];
        Assert.Equal([(1L, 16, 15), (2, 15, 0)], versions.Select(
            v => (v.Decided.Nummer, v.Decided.Toewijzingsdatum.Day, v.InForce?.Toewijzingsdatum.Day ?? 0)));
        await AssertListedAsync(allocation, answer);
        // Other software of the gemeente sends it again, in parts.
        await RecordAsync(B301("A4", Toegewezen(1, day: 17)));
        await AssertListedAsync(allocation, answer);
        await RecordAsync(B301("A5", Toegewezen(2)));
        await AssertListedAsync(answer);
        await RecordAsync(B319("A6", "V1", "1"));
        await AssertListedAsync();

        async Task AssertListedAsync(params Guid[] expected) =>
            Assert.Equal(expected, (await RejectedBerichten.ListAsync(OwnScope, 10, None)).Select(r => r.Id));
    }

    [Fact]
    public async Task Allocations_that_go_on_after_care_stopped_for_good_are_found()
    {
        await RecordAsync(B301("A1", Toegewezen(1), Toegewezen(2), Toegewezen(3), Toegewezen(4)));
        await RecordAsync(B305("L1", Start(1), Start(2), Start(3), Start(4)));
        await RecordAsync(B307("L2", Stop(1), Stop(2, reden: "20"), Stop(3)));
        await RecordAsync(B305("L3", Start(3) with { Begindatum = new(2026, 6, 1) }));
        var day = new DateOnly(2026, 5, 29);

        var found = Assert.Single(await StoppedAsync(day));
        Assert.Equal(
            (1L, Aanbieder, day, new DateOnly(2026, 12, 31)), (found.Key.Nummer, found.Aanbieder, found.StoppedOn, found.Einddatum));
        Assert.Empty(await StoppedAsync(day.AddDays(1)));
        Assert.Empty(await StoppedAsync(day, OtherDomain));
        await RecordAsync(B301("A2", Toegewezen(1, day: 16) with { Einddatum = day, RedenWijziging = "14" }));
        Assert.Empty(await StoppedAsync(day));

        Task<IReadOnlyList<StoppedToewijzing>> StoppedAsync(DateOnly since, GemeenteScope? scope = null) =>
            new ToewijzingQueries(database).StoppedAsync(scope ?? OwnScope, since, new(2026, 6, 8), 10, None);
    }

    [Fact]
    public async Task What_an_aanbieder_agreed_to_is_told_with_the_versions_of_the_message()
    {
        var versie = new ToewijzingVersie(Nummer, new(2025, 12, 15), new(10, 30, 5));
        var consent = new Consent("P. de Wit", new(2026, 6, 1));
        await SaveAsync(consent, versie, versie with { ToewijzingNummer = 10073 });
        await SaveAsync(consent with { GivenBy = "A. de Boer" }, versie);

        Assert.Equal([versie], (await LoadAsync(B301("A9", Toegewezen()))).Consents);
        Assert.Empty((await LoadAsync(B301("A9", Toegewezen(10074)))).Consents);
    }

    [Fact]
    public async Task The_newest_301_of_the_gemeente_for_a_client_is_found_whichever_aanbieder_it_went_to()
    {
        Assert.Null(await InScopeOfAsync(B301("A1"), t => t.NewestAssignmentAsync(Person)));
        await RecordWithAsync([1], B301("A1", Toegewezen(1)));
        var elsewhere = Of(301, "A2", aanbieder: OtherAanbieder) with
        {
            Client = new() { Bsn = Person, ToegewezenProducten = [Toegewezen(2)] },
        };
        await RecordWithAsync([2], elsewhere);
        await RecordWithAsync([3], B301("A3", Toegewezen(3)).For(OtherPerson));

        Assert.Equal([2], await InScopeOfAsync(B301("A1"), t => t.NewestAssignmentAsync(Person)));
    }

    private async Task RecordWithAsync(byte[] content, Berichten.Model.Bericht bericht) =>
        await RecordAgainAsync(await ReceiveAsync(content: content), bericht, Accepted);

    private Task<bool> SaveAsync(Consent consent, params ToewijzingVersie[] versions) => InScopeOfAsync(
        B301("A1"),
        async t =>
        {
            await t.SaveConsentAsync(versions, consent, new(Guid.NewGuid(), "m.jansen", Now, "na overleg"));
            return true;
        });

    private Task<bool> SaveAsync(Guid id, Guid mends) =>
        InScopeOfAsync(B301("A1"), t => t.SaveOwnDecisionAsync(new(id, "m.jansen", Now, "hersteld") { Mends = mends }));
}
