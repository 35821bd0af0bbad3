using System.Text;
using MessageHub.Gateway.Ggk;

namespace MessageHub.Gateway.Tests.Ggk;

/// <summary>The examples of the standard: read for what they say, and written to the byte.</summary>
public class SampleTests
{
    private static readonly Party Provider = new("12345678", "ZorgAdmin");
    private static readonly Party Gemeente = new("0297", "GGk");
    private static readonly Party Sender = new("0297", "Receptor", "Zaltbommel");
    private const string Number = "3f2b8a1e-6c4d-4e9a-8b71-0d5c2f9e7a10";

    [Fact]
    public void The_Di01_is_read()
    {
        var payload = new MemoryStream();
        var envelope = Read("Di01-JW323", EnvelopeForm.Soap, payload);

        Assert.Equal(new(EnvelopeKind.Di01, Provider, Gemeente, Number, "20260506091530120", null, "JW323"), envelope.Stuurgegevens);
        Assert.Equal(new Parameters("0004", "0003", "0003", "0002") { PayloadBytes = payload.Length }, envelope.Parameters);
        Assert.StartsWith(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><jw323:Bericht",
            Encoding.UTF8.GetString(payload.ToArray()), StringComparison.Ordinal);
        Assert.Null(envelope.Fout);
    }

    [Fact]
    public void The_Du01_is_read()
    {
        var envelope = Read("Du01-JW325", EnvelopeForm.Bare);

        Assert.Equal(
            new(
                EnvelopeKind.Du01, Sender, new("12345678", "GGk"), "e1a2b3c4-d5e6-4f70-9182-a3b4c5d6e7f8", "20260507103000015", Number,
                "JW325"),
            envelope.Stuurgegevens);
    }

    [Fact]
    public void The_Fo01_is_read()
    {
        var envelope = Read("Fo01-StUF055", EnvelopeForm.Bare);

        Assert.Equal(Number, envelope.Stuurgegevens.CrossRefnummer);
        Assert.Equal(
            new(
                "StUF055",
                "client",
                "Berichtbody is niet conform schema in sectormodel: element Header/BerichtIdentificatie ontbreekt",
                "JW323-00040003"),
            envelope.Fout);
    }

    [Fact]
    public void The_Bv03_is_written_to_the_byte() => AssertSame("Bv03", EnvelopeWriter.Bv03(
        new(EnvelopeKind.Bv03, Gemeente, Provider, "a7c1d0f4-2b3e-4c56-9d78-1e2f3a4b5c6d", "20260506091531004", Number, null)));

    [Fact]
    public void The_Fo03_is_written_to_the_byte() => AssertSame("Fo03-StUF016", EnvelopeWriter.Fo03(
        new(EnvelopeKind.Fo03, Gemeente, Provider, "c5e8f1a2-7b9d-4d3c-a0e1-6f5b4c3d2e1f", "20260506092012377", Number, null),
        new(StufError.NotUnique.Code, StufError.NotUnique.Plek, StufError.NotUnique.Text, StufError.NotUnique.Details)));

    [Fact]
    public void The_Di01_is_written_to_the_byte() => AssertWritten("Di01-JW323", EnvelopeForm.Soap);

    [Fact]
    public void The_Du01_is_written_to_the_byte() => AssertWritten("Du01-JW325", EnvelopeForm.Bare);

    [Fact]
    public void The_Fo01_carries_the_refused_envelope_as_an_element()
    {
        var envelope = Read("Fo01-StUF055", EnvelopeForm.Bare);
        var output = new MemoryStream();

        EnvelopeWriter.WriteFo01(
            output, EnvelopeForm.Bare, envelope.Stuurgegevens, envelope.Fout!, (File.OpenRead(PathOf("Di01-JW323")), EnvelopeForm.Soap));

        // The refused envelope goes as it was; only how deep it is indented differs.
        Assert.Equal(Lines(File.ReadAllText(PathOf("Fo01-StUF055"))), Lines(Encoding.UTF8.GetString(output.ToArray())));
    }

    [Fact]
    public void What_is_written_in_SOAP_is_what_is_written_bare_two_levels_deeper()
    {
        var control = new Stuurgegevens(EnvelopeKind.Di01, Sender, Provider, Number, "20260506091530120", null, "JW301");
        var (soap, bare) = (new MemoryStream(), new MemoryStream());
        EnvelopeWriter.Write(soap, EnvelopeForm.Soap, control, new("0001", "0000", "0003", "0002"), new byte[] { 60, 97, 47, 62 });
        EnvelopeWriter.Write(bare, EnvelopeForm.Bare, control, new("0001", "0000", "0003", "0002"), new byte[] { 60, 97, 47, 62 });

        var (fromSoap, fromBare) = (EnvelopeReader.Read(soap, EnvelopeForm.Soap), EnvelopeReader.Read(bare, EnvelopeForm.Bare));

        Assert.Equal(
            Assert.IsType<EnvelopeReading.Read>(fromBare).Envelope.Stuurgegevens,
            Assert.IsType<EnvelopeReading.Read>(fromSoap).Envelope.Stuurgegevens);
        Assert.Equal(
            Lines(Encoding.UTF8.GetString(bare.ToArray())),
            Lines(Encoding.UTF8.GetString(soap.ToArray())).Where(l => !l.Contains("soapenv", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0);

    private static void AssertWritten(string name, EnvelopeForm form)
    {
        var payload = new MemoryStream();
        var envelope = Read(name, form, payload);
        var output = new MemoryStream();

        EnvelopeWriter.Write(output, form, envelope.Stuurgegevens, envelope.Parameters!, payload.ToArray());

        AssertSame(name, output.ToArray());
    }

    private static void AssertSame(string name, byte[] written) =>
        Assert.Equal(File.ReadAllText(PathOf(name)).TrimEnd(), Encoding.UTF8.GetString(written));

    private static Envelope Read(string name, EnvelopeForm form, Stream? payload = null)
    {
        using var content = File.OpenRead(PathOf(name));
        return Assert.IsType<EnvelopeReading.Read>(
            EnvelopeReader.Read(content, form, null, payload is null ? null : payload.Write)).Envelope;
    }

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Samples", $"{name}.xml");
}
