using System.Text;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Tests.Schemas;

namespace MessageHub.Berichten.Tests.Reading;

/// <summary>Bytes that make the parser of .NET stumble, or pass where libxml2 does not: they are refused, and never a fault.</summary>
public class HostileBytesTests(XmlLint xmlLint) : IClassFixture<XmlLint>
{
    public static TheoryData<string, byte[]> Declarations => new()
    {
        {
            "bytes that are no characters in the version (dotnet/runtime#113061)",
            [.. "<?xml version=\"1.0"u8, 0xE9, 0xE9, 0xC3, 0xE9, 0xA0, 0xA0, .. "\"?>"u8]
        },
        {
            "bytes that are no characters behind the version", [.. "<?xml version=\"1.0\\_g"u8, 0xC1, 0xD2, .. "I\" encoding=\"UTF-8\"?>"u8]
        },
        { "characters behind the version", [.. "<?xml version=\"1.0a\" encoding=\"UTF-8\"?>"u8] },
        { "no version", [.. "<?xml encoding=\"UTF-8\"?>"u8] },
        { "another order", [.. "<?xml encoding=\"UTF-8\" version=\"1.0\"?>"u8] },
        { "something else", [.. "<?xml version=\"1.0\" encoding=\"UTF-8\" kanarie=\"1\"?>"u8] },
        { "standalone neither yes nor no", [.. "<?xml version=\"1.0\" standalone=\"YES\"?>"u8] },
        { "a NUL", [.. "<?xml version=\"1.0\" \0?>"u8] },
    };

    [Theory]
    [MemberData(nameof(Declarations))]
    public void A_bad_declaration_is_refused(string what, byte[] declaration)
    {
        byte[] content = [.. declaration, .. Body()];
        Assert.True(Sample301.Refused(content, what).Reason is RefusalReason.NotXml or RefusalReason.WrongEncoding, what);
        Assert.Equal(BerichtHead.Unknown, BerichtReader.HeadOf([.. declaration, 0xFF]));
        Assert.IsType<ReadResult.Refused>(Sample301.Reader.Check(content));
    }

    [Theory]
    [InlineData("<?xml version='1.0'?>")]
    [InlineData("<?xml\tversion = \"1.0\"\r\n encoding = 'utf-8'  standalone='yes' ?>")]
    [InlineData("<?xml version=\"1.0\" standalone=\"no\"?>")]
    public void A_good_declaration_may_be_written_in_more_ways(string declaration) =>
        Assert.IsType<ReadResult.Read>(Sample301.Reader.Read([.. Encoding.UTF8.GetBytes(declaration), .. Body()]));

    [Theory]
    [InlineData(new byte[] { 0xD9 })]
    [InlineData(new byte[] { 0xE2, 0x82 })]
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98 })]
    public void Half_a_character_at_the_end_is_refused(byte[] half) =>
        Assert.Equal(RefusalReason.NotXml, Sample301.Refused([.. Sample301.Bytes, .. half], "half a character").Reason);

    [Fact]
    public void No_damage_is_a_fault_and_what_passes_is_valid_for_libxml2()
    {
        var random = new Random(113061);
        var passed = new List<byte[]>();
        for (var i = 0; i < 5000; i++)
        {
            var content = Damaged(Sample301.Bytes, random);
            _ = BerichtReader.HeadOf(content);
            var read = Sample301.Reader.Read(content);
            Assert.Equal(read.GetType(), Sample301.Reader.Check(content).GetType());
            if (read is ReadResult.Refused refused)
                Sample301.AssertSaysNothing(refused);
            else
                passed.Add(content);
        }

        Assert.InRange(passed.Count, 20, 2500);
        var schema = SchemaFolder.PathOf("ijw", "JW301");
        Assert.All(passed.Zip(xmlLint.Validate(schema, passed)), pair => Assert.True(pair.Second, Encoding.Latin1.GetString(pair.First)));
    }

    [Fact]
    public void A_message_of_an_older_release_is_named_with_its_sender()
    {
        var refused = Sample301.Refused(Sample301.Utf8(Sample301.With("ijw/3_2/jw301/schema", "ijw/3_1/jw301/schema")), "release 3.1");
        Assert.Equal("Dit is JW301 van iJw 3.1; hier wordt 3.2 verwerkt.", refused.Text);
        Assert.Equal(new BerichtHead(BerichtIdentity.Of(new(3, 1), Standaard.Ijw, 301), "301-7", "0344", "12345678"), refused.Head);
    }

    [Fact]
    public void A_zip_is_called_a_zip() =>
        Assert.StartsWith(
            "Het bestand is een zip.", Sample301.Refused([0x50, 0x4B, 3, 4, 20, 0, 0xFF, 0xC3], "zip").Text, StringComparison.Ordinal);

    [Fact]
    public void Reading_ends_when_it_has_taken_too_long()
    {
        var many = string.Concat(Enumerable.Repeat("<m:Contact><m:Soort>01</m:Soort></m:Contact>", 2000));
        var content = Sample301.Utf8(Sample301.With("<m:Contactgegevens>", "<m:Contactgegevens>" + many));
        Assert.Throws<OperationCanceledException>(() => Sample301.Reader.Read(content, new CancellationToken(canceled: true)));
        Assert.Throws<OperationCanceledException>(() => Sample301.Reader.Check(content, new CancellationToken(canceled: true)));
        Assert.IsType<ReadResult.Read>(Sample301.Reader.Read(content));
    }

    private static byte[] Body() => Sample301.Utf8(Sample301.Text[(Sample301.Text.IndexOf("?>", StringComparison.Ordinal) + 2)..]);

    /// <summary>Bytes changed, put in, taken out or repeated: in half of the cases in the declaration and the first tag.</summary>
    private static byte[] Damaged(byte[] content, Random random)
    {
        var bytes = content.ToList();
        for (var damage = random.Next(1, 4); damage > 0; damage--)
        {
            var at = random.Next(random.Next(2) == 0 ? 60 : bytes.Count);
            var piece = random.Next(5) switch
            {
                0 => [(byte)random.Next(0x80, 0x100)],
                1 => [(byte)random.Next(0x20)],
                2 => ["<>&;/'\"= :?!-[]x9"u8[random.Next(17)]],
                3 => Encoding.UTF8.GetBytes(new[] { "é", "\u0085", "\u00A0", "€", "\U0001F600", "\uFFFE", "\u2028" }[random.Next(7)]),
                _ => bytes.GetRange(at, Math.Min(random.Next(20), bytes.Count - at)).ToArray(),
            };
            if (random.Next(2) == 0)
                bytes.RemoveAt(at);
            bytes.InsertRange(at, piece);
        }

        return [.. bytes];
    }
}
