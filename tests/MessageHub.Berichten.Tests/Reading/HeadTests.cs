using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Tests.RoundTrip;
using MessageHub.Berichten.Tests.Schemas;

namespace MessageHub.Berichten.Tests.Reading;

/// <summary>What a refusal reports the header: as far as it can be read, and only what has the form of the standard.</summary>
public class HeadTests
{
    private const string Digits = "12345678";

    public static TheoryData<string, string, string?, string?, string?, string> Heads => new()
    {
        { "<m:Bsn>999911120", "<m:Bsn>x", "301-7", "0344", Digits, "a valid header above a body that is not" },
        { "</m:Client>", "", "301-7", "0344", Digits, "a valid header above a body that is not XML" },
        {
            "<m:Client>", "<Kanarie><m:Afzender>9999</m:Afzender></Kanarie><m:Client>", "301-7", "0344", Digits, "the body is not looked at"
        },
        { "0344", "999911120", "301-7", null, Digits, "a sender that is too long" },
        { "0344", "Kanarie", "301-7", null, Digits, "a sender that is a name" },
        { "0344", " 0344", "301-7", null, Digits, "a sender with a blank" },
        { "0344", "", "301-7", null, Digits, "an empty sender" },
        { ">12345678<", ">123456789<", "301-7", "0344", null, "a receiver that is too long" },
        { ">12345678<", ">１２３４<", "301-7", "0344", null, "digits of another script" },
        { "301-7", "1234567890123", null, "0344", Digits, "an identification that is too long" },
        { "301-7", "   ", null, "0344", Digits, "an identification of blanks" },
        { "301-7", "a&#10;b", null, "0344", Digits, "an identification of two lines" },
        {
            "301-7",
            "30<!-- x -->1-<![CDATA[7]]></b:Identificatie><b:Identificatie>x",
            "301-7",
            "0344",
            Digits,
            "a value in pieces, and the first of two"
        },
        { "<m:Afzender>0344</m:Afzender>", "", "301-7", null, Digits, "no sender" },
        {
            "<m:Afzender>0344</m:Afzender>", "<m:x><m:Afzender>0344</m:Afzender></m:x>", "301-7", null, Digits, "a sender in something else"
        },
        { "<m:BerichtIdentificatie>", "<m:BerichtIdentificatie><b:x>", null, "0344", Digits, "a header that breaks at the identification" },
        { "<b:Identificatie>301-7", "<b:Kanarie>", null, "0344", Digits, "an end tag that is not of its start tag" },
        { "<m:Header>", "<m:Header/><m:Kop>", null, null, null, "an empty header" },
        { "<m:Header>", "<m:Kop>", null, null, null, "no header" },
    };

    [Theory]
    [MemberData(nameof(Heads))]
    public void The_head_is_told_as_far_as_it_can_be_read(
        string old, string replacement, string? identificatie, string? afzender, string? ontvanger, string reason)
    {
        var text = Sample301.With(old, replacement);
        if (!text.Contains("<m:Header>", StringComparison.Ordinal))
            text = text.Replace("</m:Header>", "</m:Kop>", StringComparison.Ordinal);
        var refused = Sample301.Refused(Sample301.Utf8(text), reason);
        Assert.Equal(new BerichtHead(Jw301, identificatie, afzender, ontvanger), refused.Head);
    }

    [Theory]
    [InlineData("<m:BerichtCode>", null, null, null, "before the first value")]
    [InlineData("<m:Ontvanger>", "0344", null, null, "between sender and receiver")]
    [InlineData("</m:Ontvanger>", "0344", null, null, "inside the receiver")]
    [InlineData("<b:Identificatie>", "0344", Digits, null, "before the identification")]
    [InlineData("</b:Identificatie>", "0344", Digits, null, "inside the identification")]
    [InlineData("<b:Dagtekening>", "0344", Digits, "301-7", "behind the identification")]
    [InlineData("<m:Client>", "0344", Digits, "301-7", "behind the header")]
    public void A_header_that_breaks_off_is_told_up_to_there(
        string before, string? afzender, string? ontvanger, string? identificatie, string reason)
    {
        var text = Sample301.Text[..Sample301.Text.IndexOf(before, StringComparison.Ordinal)];
        var refused = Sample301.Refused(Sample301.Utf8(text), reason);
        Assert.Equal(RefusalReason.NotXml, refused.Reason);
        Assert.Equal(new BerichtHead(Jw301, identificatie, afzender, ontvanger), refused.Head);
    }

    [Fact]
    public void A_message_that_is_too_deep_or_not_in_UTF_8_still_has_its_head()
    {
        var deep = Sample301.With("<m:Client>", "<m:Client>" + string.Concat(Enumerable.Repeat("<a>", 100)));
        var head = new BerichtHead(Jw301, "301-7", "0344", Digits);
        Assert.Equal(head, Sample301.Refused(Sample301.Utf8(deep), "too deep").Head);
        var latin1 = System.Text.Encoding.Latin1.GetBytes(Sample301.With("zingt", "é"));
        Assert.Equal(head, Sample301.Refused(latin1, "not in UTF-8").Head);
    }

    [Fact]
    public void What_is_not_a_message_has_no_head()
    {
        string[] texts = [
            "", "Kanarie", "<Kanarie/>", "<!DOCTYPE Bericht>" + Sample301.With("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "")
        ];
        Assert.All(texts, text => Assert.Equal(BerichtHead.Unknown, Sample301.Refused(Sample301.Utf8(text), text).Head));
    }

    /// <summary>A 325 names the 323 that it answers as well, under the same element name.</summary>
    [Theory]
    [MemberData(nameof(Messages))]
    public void The_head_of_a_refused_message_is_that_of_the_message_it_would_be(string message)
    {
        var table = StructureTables.Of(message);
        var generated = new ModelGenerator(table, seed: 9).Next(full: true);
        var bericht = generated with
        {
            Header = generated.Header with
            {
                BerichtIdentificatie = generated.Header.BerichtIdentificatie with { Identificatie = "eigen-nummer" }
            },
        };
        var valid = Assert.IsType<ReadResult.Read>(Sample301.Reader.Read(BerichtWriter.Write(bericht)));
        var broken = BerichtWriter.Write(bericht with { Header = bericht.Header with { BerichtSubversie = 9 } });
        var refused = Assert.IsType<ReadResult.Refused>(Sample301.Reader.Read(broken));
        Assert.Equal(BerichtHead.Of(valid.Bericht), refused.Head);
        Assert.Equal("eigen-nummer", refused.Head.Identificatie);
    }

    public static TheoryData<string> Messages => new(StructureTables.Messages.Keys);

    private static BerichtIdentity Jw301 => BerichtIdentity.Of(new(3, 2), Standaard.Ijw, 301);
}
