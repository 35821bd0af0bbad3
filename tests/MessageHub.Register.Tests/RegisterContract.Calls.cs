using MessageHub.Berichten.Reading;
using MessageHub.Register.Messages;
using static MessageHub.Register.Tests.Messages;

namespace MessageHub.Register.Tests;

/// <summary>Whether the judges have to be called to a message that arrives, or come anyway for one that was there before.</summary>
public abstract partial class RegisterContract
{
    [Theory]
    [InlineData("nothing", false, "nobody was called")]
    [InlineData("waiting", true, "who comes for the other one finds this one too")]
    [InlineData("waiting elsewhere", false, "who comes for another scope does not look here")]
    [InlineData("settled", false, "who was called may have looked for the last time")]
    [InlineData("parked", false, "nobody comes for it")]
    [InlineData("tried again", false, "it is offered some time, perhaps much later")]
    [InlineData("waiting long", false, "that call may be lost: it would have been taken up by now")]
    [InlineData("kept from a folder", false, "who looks into folders calls for each file")]
    public async Task Message_follows_one_that_the_judges_were_called_to(string earlier, bool follows, string reason)
    {
        if (earlier is not "nothing")
        {
            var receivedAt = earlier is "waiting long" or "tried again" ? Now.AddMinutes(-2) : Now;
            var bericht = Of(305, "L1", aanbieder: earlier is "waiting elsewhere" ? OtherAanbieder : Aanbieder);
            var receipt = Assert.Single(
                await Store.ReceiveManyAsync([earlier is "kept from a folder" ? InFolder("L1") : Arriving(bericht, receivedAt)], None));
            Assert.Equal((ReceiptKind.New, false), (receipt.Kind, receipt.Follows));
            if (earlier is "settled")
                await Store.InTransactionAsync(null, async t => { await t.RefuseAsync(receipt.Id, "onleesbaar"); return true; }, None);
            if (earlier is "parked" or "tried again")
                await Store.NoteFaultAsync(receipt.Id, "Oorzaak", "", 1, None);
            if (earlier is "tried again")
                Assert.Equal(1, await Store.RetryAsync([receipt.Id], TimeSpan.FromMinutes(10), None));
        }

        var next = Assert.Single(
            await Store.ReceiveManyAsync([earlier is "kept from a folder" ? InFolder("L2") : Arriving(B305("L2"), Now)], None));

        Assert.True(follows == next.Follows, reason);
    }

    [Fact]
    public async Task Messages_of_one_scope_that_arrive_together_follow_nothing_and_one_that_comes_again_does_not_either()
    {
        var (one, other) = (Arriving(B305("L1"), Now), Arriving(B305("L2"), Now));

        Assert.Equal([(ReceiptKind.New, false), (ReceiptKind.New, false)], await KindsAsync(one, other));
        Assert.Equal([(ReceiptKind.Pending, false), (ReceiptKind.New, true)], await KindsAsync(one, Arriving(B305("L3"), Now)));

        async Task<IEnumerable<(ReceiptKind, bool)>> KindsAsync(params IncomingBericht[] incoming) =>
            (await Store.ReceiveManyAsync(incoming, None)).Select(r => (r.Kind, r.Follows));
    }

    [Fact]
    public async Task Message_without_a_scope_follows_nothing()
    {
        var incoming = Arriving(B305("L1"), Now) with { Content = [60, 0, 255] };
        await Store.ReceiveManyAsync([incoming], None);

        var next = Assert.Single(await Store.ReceiveManyAsync([incoming with { Id = Guid.NewGuid(), TransportId = "X2" }], None));

        Assert.Equal((null, ReceiptKind.New, false), (next.Scope, next.Kind, next.Follows));
    }

    private static IncomingBericht Arriving(Berichten.Model.Bericht bericht, DateTimeOffset receivedAt) =>
        InFolder(bericht, receivedAt) with
    {
        TransportId = $"T-{bericht.Header.BerichtIdentificatie.Identificatie}",
        OfferAfter = receivedAt.AddMinutes(1),
    };

    private static IncomingBericht InFolder(string identificatie) => InFolder(B305(identificatie), Now);

    private static IncomingBericht InFolder(Berichten.Model.Bericht bericht, DateTimeOffset receivedAt) =>
        new(Guid.NewGuid(), "in.xml", BerichtWriter.Write(bericht), receivedAt);
}
