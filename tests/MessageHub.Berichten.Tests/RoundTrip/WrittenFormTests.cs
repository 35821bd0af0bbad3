using System.Text;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Berichten.Tests.Reading;

namespace MessageHub.Berichten.Tests.RoundTrip;

/// <summary>What comes back is what was sent, to the letter, also where a value can be written in more ways.</summary>
public class WrittenFormTests
{
    [Theory]
    [InlineData("000000999")]
    [InlineData("+999")]
    [InlineData(" 999 ")]
    [InlineData("999")]
    [InlineData("0")]
    [InlineData("00")]
    public void A_number_is_written_as_it_was_read(string text)
    {
        var start = Assert.Single(Read(Start(text, "2026-01-05")).Client!.StartProducten!);
        Assert.Equal(long.Parse(text), start.ToewijzingNummer);
        Assert.Contains($"<ToewijzingNummer>{text}</ToewijzingNummer>", Write(Read(Start(text, "2026-01-05"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_is_written_as_it_was_read() =>
        Assert.Contains("<Begindatum> 2026-01-05 </Begindatum>", Write(Read(Start("1", " 2026-01-05 "))), StringComparison.Ordinal);

    [Theory]
    [InlineData("10000-01-01", "9999-12-31")]
    [InlineData("-0044-03-15", "0001-01-01")]
    public void A_date_that_is_not_in_our_calendar_is_written_as_it_was_read(string text, string value)
    {
        var bericht = Read(Start("1", text));
        Assert.Equal(value, $"{Assert.Single(bericht.Client!.StartProducten!).Begindatum:yyyy-MM-dd}");
        Assert.Contains($"<Begindatum>{text}</Begindatum>", Write(bericht), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("24:00:00", "00:00:00")]
    [InlineData(" 24:00:00.0", "00:00:00")]
    [InlineData("12:30:00.000", "12:30:00")]
    public void A_time_is_written_as_it_was_read(string text, string value)
    {
        var read = Read(Sample301.With("12:30:00", text));
        Assert.Equal(value, $"{Assert.Single(read.Client!.ToegewezenProducten!).Toewijzingstijd:HH:mm:ss}");
        Assert.Contains($"<Toewijzingstijd>{text}</Toewijzingstijd>", Write(read), StringComparison.Ordinal);
    }

    [Fact]
    public void A_return_code_beside_it_changes_nothing()
    {
        var bericht = Read(Start("0999", "2026-01-05"));
        var client = bericht.Client! with { StartProducten = [bericht.Client!.StartProducten![0] with { RetourCodes = ["9063"] }] };
        Assert.Contains("<ToewijzingNummer>0999</ToewijzingNummer>", Write(bericht with { Client = client }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_was_changed_is_written_the_usual_way()
    {
        var bericht = Read(Start("0999", "2026-01-05"));
        var client = bericht.Client! with { StartProducten = [bericht.Client!.StartProducten![0] with { ToewijzingNummer = 1000 }] };
        Assert.Contains("<ToewijzingNummer>1000</ToewijzingNummer>", Write(bericht with { Client = client }), StringComparison.Ordinal);
    }

    [Fact]
    public void Records_with_the_same_values_are_equal_however_those_were_written() => Assert.Equal(
        Read(Start("0999", "2026-01-05")).Client!.StartProducten![0],
        Read(Start("999", "2026-01-05")).Client!.StartProducten![0]);

    private static Bericht Read(string xml) =>
        Assert.IsType<ReadResult.Read>(new BerichtReader(SchemaLibrary.BuiltIn).Read(Encoding.UTF8.GetBytes(xml))).Bericht;

    private static string Write(Bericht bericht) => Encoding.UTF8.GetString(BerichtWriter.Write(bericht));

    private static string Start(string toewijzingNummer, string begindatum) => $"""
        <Bericht xmlns="http://www.istandaarden.nl/ijw/3_2/jw305/schema" xmlns:b="http://www.istandaarden.nl/ijw/3_2/basisschema/schema">
          <Header>
            <BerichtCode>438</BerichtCode><BerichtVersie>3</BerichtVersie><BerichtSubversie>2</BerichtSubversie>
            <Afzender>65656055</Afzender><Ontvanger>0297</Ontvanger>
            <BerichtIdentificatie><b:Identificatie>A1</b:Identificatie><b:Dagtekening>2026-01-06</b:Dagtekening></BerichtIdentificatie>
            <XsdVersie><b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie><b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie></XsdVersie>
          </Header>
          <Client>
            <Bsn>999900006</Bsn><Geboortedatum><b:Datum>2014-02-10</b:Datum></Geboortedatum><Geslacht>1</Geslacht>
            <Naam><b:Geslachtsnaam><b:Achternaam>Voorbeeld</b:Achternaam></b:Geslachtsnaam></Naam>
            <StartProducten><StartProduct>
              <ToewijzingNummer>{toewijzingNummer}</ToewijzingNummer><Begindatum>{begindatum}</Begindatum><StatusAanlevering>1</StatusAanlevering>
            </StartProduct></StartProducten>
          </Client>
        </Bericht>
        """;
}
