using MessageHub.Register.Database;
using MessageHub.Register.Messages;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>What is kept no longer than it has to be.</summary>
public abstract partial class RegisterContract
{
    private static readonly DateTimeOffset Later = Now.AddHours(1);

    [Fact]
    public async Task Message_that_was_settled_long_ago_is_emptied_with_its_answer()
    {
        var id = await RecordAsync(B305("L1", Start()), Rejected(), answer: true);
        await Store.MarkSentAsync(id, Now, None);

        Assert.Equal(1, await Store.EmptySettledAsync(Later, 10, None));

        var stored = (await Store.FindAsync(id, None))!;
        Assert.Equal((BerichtState.Rejected, "", null), (stored.State, stored.FileName, stored.Result));
        Assert.Empty(stored.Content);
        await using var session = await database.OpenAsync(None);
        Assert.Equal((0, ""), await session.FirstAsync(
            "select length(content) as bytes, file_name from outbox where bericht_id = @id",
            row => (Convert.ToInt32(row["bytes"], System.Globalization.CultureInfo.InvariantCulture), row.Text("file_name")),
            None,
            ("id", id)));
        Assert.Equal(0, await Store.EmptySettledAsync(Later, 10, None));
    }

    [Fact]
    public async Task What_still_has_to_be_kept_is_not_emptied()
    {
        var settled = await RecordAsync(B301("A1", Toegewezen()));
        Assert.Equal(0, await Store.EmptySettledAsync(Later.AddHours(-2), 10, None));

        var line = Prestatie("R1");
        Guid[] kept =
        [
            await ReceiveAsync(),
            await RecordAsync(B305("L1", Start()), Rejected(), answer: true),
            await RecordAsync(B323("D1", "DN1", line), HeldVerdict(line)),
        ];
        var parked = await ReceiveAsync();
        await Store.NoteFaultAsync(parked, "IOException", "", maxAttempts: 1, None);

        Assert.Equal(1, await Store.EmptySettledAsync(Later, 10, None));

        foreach (var id in kept.Append(parked))
            Assert.NotEmpty((await Store.FindAsync(id, None))!.Content);
        Assert.Empty((await Store.FindAsync(settled, None))!.Content);
        Assert.NotEmpty(Assert.Single(await Store.UnsentAsync(10, None)).Content);
    }

    [Fact]
    public async Task Emptying_takes_no_more_than_asked_for_the_oldest_first()
    {
        var ids = new[]
        {
            await RecordAsync(B301("A1", Toegewezen())), await RecordAsync(B301("A2", Toegewezen())),
            await RecordAsync(B301("A3", Toegewezen()))
        };

        Assert.Equal(2, await Store.EmptySettledAsync(Later, 2, None));

        var isEmpty = await Task.WhenAll(ids.Select(async id => (await Store.FindAsync(id, None))!.Content.Length == 0));
        Assert.Equal([true, true, false], isEmpty);
    }

    [Theory]
    [InlineData(1, "the same bytes")]
    [InlineData(2, "other bytes: what they were is not known any more")]
    public async Task Delivery_of_a_message_that_was_emptied_is_still_known(byte content, string reason)
    {
        var incoming = new IncomingBericht(Guid.NewGuid(), "in.xml", [1], Now) { TransportId = "T1" };
        Assert.True(await Store.ReceiveAsync(incoming, None));
        await RecordAgainAsync(incoming.Id, B301("A1", Toegewezen()), Accepted);
        Assert.Equal(1, await Store.EmptySettledAsync(Later, 10, None));

        var again = Assert.Single(await Store.ReceiveManyAsync([incoming with { Id = Guid.NewGuid(), Content = [content] }], None));

        Assert.True(again.Kind is ReceiptKind.Settled, reason);
        Assert.Equal(incoming.Id, again.Id);
    }
}
