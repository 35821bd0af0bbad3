using MessageHub.Berichten;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Signals;

public class W014Tests
{
    [Theory]
    [InlineData("W014", "no Relatie", null, "2014-02-10", false)]
    [InlineData("W014", "only another kind of Relatie", "14", "2014-02-10", false)]
    [InlineData("", "a parent", "10", "2014-02-10", false)]
    [InlineData("", "a guardian", "11", "2014-02-10", false)]
    [InlineData("", "the request says that the aanbieder knows", null, "2014-02-10", true)]
    [InlineData("W014", "16 tomorrow", null, "2010-06-09", false)]
    [InlineData("", "16 today", null, "2010-06-08", false)]
    public void Who_holds_the_gezag(string expected, string reason, string? soort, string birth, bool isKnown)
    {
        var bericht = Valid.B301(Standaard.Ijw, Valid.ToegewezenProduct() with { ReferentieAanbieder = "V001" });
        bericht = bericht with
        {
            Client = bericht.Client! with
            {
                Geboortedatum = new() { Datum = DateOnly.Parse(birth, System.Globalization.CultureInfo.InvariantCulture) },
                Relaties = soort is null ? null : [Valid.Relatie() with { Soort = soort }],
            },
        };
        var register = RegisterSnapshot.Empty with { Aanvragen = [Valid.Aanvraag() with { GezagsdragerBekend = isKnown }] };
        Assert.Equal((reason, expected), (reason, Signalled.In(bericht, register)));
    }

    [Fact]
    public void The_Wmo_knows_no_gezag()
    {
        var bericht = Valid.B301(Standaard.Iwmo);
        Assert.Equal("", Signalled.In(bericht with { Client = bericht.Client! with { Relaties = null } }, RegisterSnapshot.Empty));
    }
}
