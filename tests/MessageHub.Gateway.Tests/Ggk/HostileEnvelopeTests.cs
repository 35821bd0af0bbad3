using System.Text;
using MessageHub.Berichten.Reading;
using MessageHub.Gateway.Ggk;

namespace MessageHub.Gateway.Tests.Ggk;

/// <summary>Bytes that are made to break or to wear out whoever reads them are refused, in the time it takes to go over them.</summary>
public class HostileEnvelopeTests
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    [Theory]
    [InlineData("Soap")]
    [InlineData("Bare")]
    public void Whatever_stands_in_the_XML_declaration_is_read_or_refused(string port)
    {
        var form = Enum.Parse<EnvelopeForm>(port);
        // The reader of .NET throws other exceptions than it promises on some of these (dotnet/runtime#113061).
        var envelope = Encoding.UTF8.GetBytes(form is EnvelopeForm.Soap ? Soap.Di01() : Soap.Bare(Soap.Di01())).AsSpan();
        var body = (form is EnvelopeForm.Soap ? envelope[Declaration.Length..] : envelope).ToArray();
        var garbage = new byte[][]
        {
            [0xE9], [0xE9, 0xE9, 0xA0, 0xA0, 0x22], [0xC3], [0xFF, 0xFE], [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0xEF, 0xBF, 0xBF], [0],
            [0x3F, 0x3E], [0x22]
        };
        for (var at = 2; at <= Declaration.Length; at++)
        {
            foreach (var piece in garbage)
            {
                byte[] content = [
                    .. Encoding.ASCII.GetBytes(Declaration[..at]), .. piece, .. Encoding.ASCII.GetBytes(Declaration[at..]), .. body
                ];
                var reading = EnvelopeReader.Read(new MemoryStream(content), form);
                Assert.True(
                    reading is EnvelopeReading.NotReadable { Fault: FaultCode.Client } or EnvelopeReading.Read,
                    $"{Convert.ToHexString(piece)} at {at}: {reading}");
            }
        }
    }

    [Fact]
    public void The_file_of_the_public_report_is_refused() => Assert.Equal(
        new EnvelopeReading.NotReadable(FaultCode.Client, "Het bericht is geen juiste XML in UTF-8."),
        EnvelopeReader.Read(new MemoryStream(Poison), EnvelopeForm.Soap));

    /// <summary>A declaration that breaks off in bytes that are no characters, and an element behind it.</summary>
    internal static readonly byte[] Poison = [.. "<?xml version=\"1.0"u8, 0xE9, 0xE9, 0xC3, 0xE9, 0xA0, 0xA0, 0x22, .. "?><a/>"u8];

    /// <summary>Where a start tag is made too long, and with what.</summary>
    public static TheoryData<string, string> Places => new()
    {
        { "<soapenv:Envelope ", "attributes" },
        { "<soapenv:Envelope ", "declarations" },
        { "<soapenv:Envelope ", "a value" },
        { "<GGK:envelopHeenbericht-ggk_Di01 ", "attributes" },
        { "<GGK:xmlBestand", "declarations" },
        { "<soapenv:Body", "blanks" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void A_start_tag_that_is_too_long_is_not_read_on(string tag, string what)
    {
        var more = what switch
        {
            "attributes" => string.Concat(Enumerable.Range(0, 100_000).Select(i => $" a{i}=\"\"")),
            "declarations" => string.Concat(Enumerable.Range(0, 100_000).Select(i => $" xmlns:n{i}=\"u{i}\"")),
            "a value" => $"a=\"{new string('x', 1_000_000)}\" ",
            _ => new string(' ', 1_000_000),
        };
        var content = new MemoryStream(Encoding.UTF8.GetBytes(Soap.Di01().With(tag, tag + more + ' ')));

        var reading = EnvelopeReader.Read(content, EnvelopeForm.Soap);

        Assert.Equal(
            new EnvelopeReading.NotReadable(FaultCode.Client, $"Een begintag in het bericht is langer dan {StartTagLimit.MaxBytes} bytes."),
            reading);
        Assert.True(content.Position < content.Length / 2, $"it was read up to {content.Position}");
    }

    [Fact]
    public void More_names_than_anybody_needs_are_not_read_on()
    {
        var names = string.Concat(Enumerable.Range(0, 500_000).Select(i => $"<a{i}/>"));
        var content = new MemoryStream(
            Encoding.UTF8.GetBytes(Soap.Fo01(Soap.NewNumber()).With("</body>", $"<detailsXML>{names}</detailsXML></body>")));

        Assert.Equal(
            new EnvelopeReading.NotReadable(FaultCode.Client, "Het bericht heeft te veel verschillende namen."),
            EnvelopeReader.Read(content, EnvelopeForm.Soap));
    }

    [Fact]
    public void Declarations_that_pile_up_cost_no_more_for_each_element_below_them()
    {
        // 50,000 declarations in scope: going over them for each element would take hours, and the token gives it a minute.
        var attributes = string.Concat(Enumerable.Range(0, 500).Select(i => $" xmlns:p{i}='%{i}' p{i}:a=''"));
        var levels = Enumerable.Range(0, 100).Select(level => $"<x{attributes.Replace("%", $"{level % 2}-", StringComparison.Ordinal)}>");
        var details = $"<d xmlns=''>{string.Concat(levels)}{string.Concat(Enumerable.Repeat("<y/><p0:z/>", 200_000))}{string.Concat(Enumerable.Repeat("</x>", 100))}</d>";
        var content = new MemoryStream(
            Encoding.UTF8.GetBytes(Soap.Fo01(Soap.NewNumber()).With("</body>", $"<detailsXML>{details}</detailsXML></body>")));
        using var patience = new CancellationTokenSource(Wait.MaxWait);

        Assert.IsType<EnvelopeReading.Read>(EnvelopeReader.Read(content, EnvelopeForm.Soap, ct: patience.Token));
    }

    [Fact]
    public void Texts_in_an_envelope_that_breaks_its_table_cost_no_more_for_each_element_around_them()
    {
        // Names of 16,000 characters, a hundred deep, and a million texts below them, before the head is known.
        var name = new string('n', 16_000);
        var nest = string.Concat(Enumerable.Repeat($"<{name}>", 100)) + string.Concat(Enumerable.Repeat("t<b/>", 1_000_000))
            + string.Concat(Enumerable.Repeat($"</{name}>", 100));
        var content = new MemoryStream(Encoding.UTF8.GetBytes(Soap.Di01().With("<GGK:stuurgegevens>", $"<GGK:stuurgegevens>{nest}")));
        using var patience = new CancellationTokenSource(Wait.MaxWait);

        Assert.True(EnvelopeReader.Read(content, EnvelopeForm.Soap, ct: patience.Token) is EnvelopeReading.NotValid { Head: not null });
    }

    [Theory]
    [InlineData("<StUF:berichtcode>", "in an envelope that is read")]
    [InlineData("<StUF:onbekend/><StUF:berichtcode>", "in one that breaks its table, while its head is looked for")]
    public void Reading_stops_where_nobody_wants_it_any_more(string berichtcode, string where)
    {
        using var caller = new CancellationTokenSource();
        var bytes = Encoding.UTF8.GetBytes(
            Soap.Di01().With("<StUF:berichtcode>", berichtcode).With("<GGK:parameters>", new string(' ', 5_000_000) + "<GGK:parameters>"));
        var content = new LeavingCaller(bytes, caller, at: 2_000_000);

        var e = Assert.ThrowsAny<OperationCanceledException>(() => EnvelopeReader.Read(content, EnvelopeForm.Soap, ct: caller.Token));

        Assert.Equal(caller.Token, e.CancellationToken);
        Assert.True(content.Position < 2_200_000, $"{where}: it was read up to {content.Position}");
    }

    /// <summary>Leaves when so much was read.</summary>
    private sealed class LeavingCaller(byte[] content, CancellationTokenSource caller, int at) : MemoryStream(content)
    {
        public override int Read(Span<byte> buffer) => Left(base.Read(buffer));

        public override int Read(byte[] buffer, int offset, int count) => Left(base.Read(buffer, offset, count));

        private int Left(int read)
        {
            if (Position > at)
                caller.Cancel();
            return read;
        }
    }
}
