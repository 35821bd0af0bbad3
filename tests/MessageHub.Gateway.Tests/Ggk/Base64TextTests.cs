using System.Text;
using MessageHub.Gateway.Ggk;

namespace MessageHub.Gateway.Tests.Ggk;

/// <summary>Base64 as strict as its schema type, in whatever pieces it comes.</summary>
public class Base64TextTests
{
    [Theory]
    [InlineData("", "", "nothing")]
    [InlineData("YQ==", "a", "one byte")]
    [InlineData("YWI=", "ab", "two bytes")]
    [InlineData("YWJj", "abc", "three bytes")]
    [InlineData("YWJjZA==", "abcd", "more than one group")]
    [InlineData(" YW\r\nJj\tZA= = ", "abcd", "white space anywhere")]
    public void What_is_base64_is_decoded(string text, string expected, string reason) => Assert.True(Decode(text) == expected, reason);

    [Theory]
    [InlineData("YQ", "no padding")]
    [InlineData("YQ=", "half the padding")]
    [InlineData("YQ===", "too much padding")]
    [InlineData("Y===", "padding for six bits")]
    [InlineData("Y", "six bits")]
    [InlineData("====", "only padding")]
    [InlineData("=", "padding for nothing")]
    [InlineData("YQ==YQ==", "more behind the padding")]
    [InlineData("YW==", "bits left over behind one byte")]
    [InlineData("YWJ=", "bits left over behind two bytes")]
    [InlineData("YW-j", "the alphabet of addresses")]
    [InlineData("YWJj!", "another character")]
    [InlineData("YWJjé", "a letter outside ASCII")]
    [InlineData("YWJj\u00A0", "another kind of white space")]
    [InlineData("Y=Q=", "padding in the middle")]
    public void What_is_not_base64_is_refused(string text, string reason) => Assert.True(Decode(text) is null, reason);

    [Fact]
    public void Any_bytes_in_any_pieces_come_out_as_they_went_in()
    {
        var random = new Random(323);
        for (var length = 0; length < 10_000; length = (length * 2) + random.Next(1, 4))
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            var text = Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks);
            var output = new MemoryStream();
            var decoder = new Base64Text(output.Write);
            for (var at = 0; at < text.Length;)
            {
                var piece = Math.Min(random.Next(1, 700), text.Length - at);
                Assert.True(decoder.Add(text.AsSpan(at, piece)));
                at += piece;
            }

            Assert.True(decoder.Complete());
            Assert.Equal(bytes, output.ToArray());
            Assert.Equal(length, decoder.Length);
        }
    }

    private static string? Decode(string text)
    {
        var output = new MemoryStream();
        var decoder = new Base64Text(output.Write);
        // One character at a time: the state between two pieces has to carry everything.
        foreach (var c in text)
        {
            if (!decoder.Add([c]))
                return null;
        }

        return decoder.Complete() ? Encoding.UTF8.GetString(output.ToArray()) : null;
    }
}
