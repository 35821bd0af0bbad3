using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;

namespace MessageHub.Berichten.Tests.Reading;

/// <summary>A check says of a message what reading it says, and holds no more of it than its header.</summary>
public class CheckTests
{
    private static readonly BerichtReader Reader = new(SchemaLibrary.BuiltIn);

    [Fact]
    public void A_valid_message_is_checked_to_its_header()
    {
        var content = Sample301.Utf8(Sample301.Text);

        var read = Assert.IsType<ReadResult.Read>(Reader.Read(content)).Bericht;
        var check = Assert.IsType<ReadResult.Read>(Reader.Check(content)).Bericht;

        Assert.Equal(
            (read.Identity, read.Header.Afzender, read.Header.BerichtIdentificatie),
            (check.Identity, check.Header.Afzender, check.Header.BerichtIdentificatie));
        Assert.NotNull(read.Client);
        Assert.Null(check.Client);
    }

    [Theory]
    [InlineData("<m:Geslacht>2<", "<m:Geslacht>x<", "a wrong value behind the header")]
    [InlineData("<m:Afzender>0344<", "<m:Afzender>x<", "a wrong value in the header")]
    [InlineData("</m:Client>", "", "XML that breaks off")]
    [InlineData("ijw/3_2/jw301", "ijw/3_2/jw999", "no message of the standard")]
    public void A_message_that_is_refused_is_refused_alike(string old, string @new, string reason)
    {
        var content = Sample301.Utf8(Sample301.Text.Replace(old, @new, StringComparison.Ordinal));

        var read = Assert.IsType<ReadResult.Refused>(Reader.Read(content));
        var check = Assert.IsType<ReadResult.Refused>(Reader.Check(content));

        Assert.True((read.Reason, read.Text, read.Head) == (check.Reason, check.Text, check.Head), reason);
        Assert.Equal(read.Complaints, check.Complaints);
    }
}
