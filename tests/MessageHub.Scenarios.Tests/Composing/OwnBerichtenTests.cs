using MessageHub.Processing;
using MessageHub.Processing.Composing;
using MessageHub.Register.Messages;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Scenarios.Tests.Composing;

/// <summary>A message of the gemeente is made in the transaction of the decision, or not at all.</summary>
public sealed class OwnBerichtenTests : IAsyncLifetime
{
    private Desk desk = null!;

    public async Task InitializeAsync() => desk = await Desk.OpenAsync();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task What_is_decided_counts_and_leaves_at_once()
    {
        var made = Assert.IsType<OwnOutcome.Made>(await desk.AssignAsync(Desk.New(), Desk.New("44A09")));

        Assert.Equal(BerichtOutcome.Accepted, made.Result.Outcome);
        Assert.Null(made.Result.Signals);
        Assert.Equal(made.Content, Assert.Single(await desk.OutboxAsync()));
        Assert.Equal([500_000, 500_001], (await desk.RegisterAsync()).Toewijzingen.Keys.Order());
        var product = made.Bericht.Client!.ToegewezenProducten![0];
        Assert.Equal((new DateOnly(2026, 6, 8), new TimeOnly(10, 0)), (product.Toewijzingsdatum, product.Toewijzingstijd));
        Assert.Equal(
            BerichtState.Accepted, (await desk.Store.FindAsync(made.Id, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task A_transaction_that_fails_after_the_message_leaves_neither()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => desk.Store.InTransactionAsync<bool>(
            Desk.Scope(),
            async t =>
            {
                Assert.IsType<OwnOutcome.Made>(await desk.AssignAsync(t, Desk.Aanbieder, [], Desk.New()));
                throw new TimeoutException();
            },
            CancellationToken.None));

        Assert.Empty(await desk.OutboxAsync());
        Assert.False(await desk.Store.HasArrivalsAsync(CancellationToken.None));
        var made = Assert.IsType<OwnOutcome.Made>(await desk.AssignAsync(Desk.New()));
        Assert.Equal(500_000, made.Bericht.Client!.ToegewezenProducten![0].ToewijzingNummer);
    }

    [Fact]
    public async Task A_preview_shows_the_message_and_leaves_no_trace()
    {
        var shown = Assert.IsType<OwnOutcome.Made>(await desk.Store.RehearseAsync(
            Desk.Scope(), t => desk.AssignAsync(t, Desk.Aanbieder, [], Desk.New()), CancellationToken.None));

        Assert.Empty(await desk.OutboxAsync());
        Assert.False(await desk.Store.HasArrivalsAsync(CancellationToken.None));
        var made = Assert.IsType<OwnOutcome.Made>(await desk.AssignAsync(Desk.New()));
        Assert.Equal(shown.Content, made.Content);
    }

    [Fact]
    public async Task What_a_rule_forbids_is_refused_in_its_words_and_nothing_is_written()
    {
        var weekly = Desk.New(frequentie: "2") with { Einddatum = null };

        var refused = Assert.IsType<OwnOutcome.Refused>(await desk.AssignAsync(weekly));

        Assert.StartsWith("CD076: ", Assert.Single(refused.Reasons), StringComparison.Ordinal);
        Assert.False(await desk.Store.HasArrivalsAsync(CancellationToken.None));
        Assert.Empty((await desk.RegisterAsync()).Toewijzingen);
    }

    [Fact]
    public async Task What_the_schema_does_not_take_is_refused_with_its_place()
    {
        var unit = Desk.New() with { Omvang = new() { Volume = 1, Eenheid = "99", Frequentie = "4" } };

        var refused = Assert.IsType<OwnOutcome.Refused>(await desk.AssignAsync(unit));

        Assert.NotEmpty(refused.Reasons);
        Assert.False(await desk.Store.HasArrivalsAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(499_999, "Toewijzingnummer 499999 hoort niet bij de reeks van deze gemeente. Kies een ander nummer, of laat het leeg.")]
    [InlineData(500_010, "Toewijzingnummer 500010 hoort niet bij de reeks van deze gemeente. Kies een ander nummer, of laat het leeg.")]
    [InlineData(500_000, "Toewijzingnummer 500000 is al in gebruik, of staat twee keer in dit besluit.")]
    public async Task A_number_that_a_person_chose_is_free_and_in_the_range(long number, string expected)
    {
        await desk.AssignAsync(Desk.Aanbieder, [500_000], Desk.New());
        desk.Clock.Now += TimeSpan.FromMinutes(1);

        var refused = Assert.IsType<OwnOutcome.Refused>(await desk.AssignAsync("65656066", [number], Desk.New("44A09")));

        Assert.Equal([expected], refused.Reasons);
        Assert.IsType<OwnOutcome.Made>(await desk.AssignAsync("65656066", [500_009], Desk.New("44A09")));
    }

    [Fact]
    public async Task Numbers_that_another_system_gave_out_are_passed_over_until_none_is_left()
    {
        await desk.AssignAsync(Desk.Aanbieder, [500_001], Desk.New());
        for (var i = 0; i < 9; i++)
        {
            desk.Clock.Now += TimeSpan.FromMinutes(1);
            Assert.IsType<OwnOutcome.Made>(await desk.AssignAsync(Desk.New($"44A{i:00}")));
        }

        desk.Clock.Now += TimeSpan.FromMinutes(1);
        var refused = Assert.IsType<OwnOutcome.Refused>(await desk.AssignAsync(Desk.New("46B01")));

        Assert.Equal(Enumerable.Range(0, 10).Select(n => 500_000L + n), (await desk.RegisterAsync()).Toewijzingen.Keys.Order());
        Assert.Equal(new ComposeRefusal(ComposeRefusalReason.TooFewNumbers).Describe(), Assert.Single(refused.Reasons));
    }

    [Fact]
    public async Task A_gemeente_without_numbers_gives_no_new_allocation_and_still_changes_one()
    {
        var scope = Desk.Scope() with { Gemeente = "0344" };
        var (date, time) = desk.Own.Now;

        var refused = await desk.Store.InTransactionAsync(
            scope,
            async t => await desk.Own.AssignAsync(
                t, new(scope, Desk.Bsn, date, time, [Desk.New()]), Desk.Client, await desk.Own.RegisterOfAsync(t, scope, Desk.Bsn)),
            CancellationToken.None);

        Assert.Equal([new ComposeRefusal(ComposeRefusalReason.NoNumberRange).Describe()], Assert.IsType<OwnOutcome.Refused>(refused)
            .Reasons);
        await desk.AssignAsync(Desk.New());
        desk.Clock.Now += TimeSpan.FromMinutes(1);
        var shorter = new AllocationChange.Alter(500_000, new(2026, 9, 30), Desk.New().Omvang, null, "05");
        Assert.Equal("05", Assert.Single(Assert.IsType<OwnOutcome.Made>(await desk.AssignAsync(shorter))
            .Bericht.Client!.ToegewezenProducten!).RedenWijziging);
    }

    [Fact]
    public async Task A_relation_keeps_his_number_with_every_aanbieder()
    {
        var first = Assert.IsType<OwnOutcome.Made>(await desk.AssignAsync(Desk.New()));
        desk.Clock.Now += TimeSpan.FromMinutes(1);
        var second = Assert.IsType<OwnOutcome.Made>(await desk.AssignAsync("65656066", [], Desk.New()));

        Assert.Equal(["1", "1"], new[] { first, second }.Select(m => m.Bericht.Client!.Relaties![0].Nummer));
    }

    [Fact]
    public async Task A_request_is_answered_and_then_granted()
    {
        await desk.OfferAsync(Requests.B315("V100", Desk.Product()));
        var aanvraag = Assert.Single((await desk.RegisterAsync()).Aanvragen);

        var research = await AnswerAsync(aanvraag, new RequestDecision.Research());
        var twice = await AnswerAsync((await desk.RegisterAsync()).Aanvragen[0], new RequestDecision.Research());

        Assert.Equal("JW319", Assert.IsType<OwnOutcome.Made>(research).Result.Message);
        Assert.Equal([RequestRefusal.AlreadyInResearch.Describe()], Assert.IsType<OwnOutcome.Refused>(twice).Reasons);
        var grant = HonouredVerzoek.Grant((GevraagdProduct.Nieuw)aanvraag.Gevraagd[0], "V100");
        Assert.Null(Assert.IsType<OwnOutcome.Made>(await desk.AssignAsync(grant)).Result.Signals);
        Assert.Equal(AanvraagStatus.Toegewezen, (await desk.RegisterAsync()).Aanvragen[0].Status);
    }

    private Task<OwnOutcome> AnswerAsync(Aanvraag aanvraag, RequestDecision decision) => desk.Store.InTransactionAsync(
        Desk.Scope(), t => desk.Own.AnswerAsync(t, Desk.Scope(), aanvraag, decision), CancellationToken.None);
}
