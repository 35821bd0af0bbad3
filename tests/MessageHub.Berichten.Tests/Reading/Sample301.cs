using System.Text;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;

namespace MessageHub.Berichten.Tests.Reading;

/// <summary>A valid 301 of which each line is known, about a citizen whose number and name must never come back in any text.</summary>
internal static class Sample301
{
    public const string CanaryBsn = "999911120";
    public const string CanaryName = "Kanarie";

    public const string Text = """
        <?xml version="1.0" encoding="UTF-8"?>
        <m:Bericht xmlns:m="http://www.istandaarden.nl/ijw/3_2/jw301/schema" xmlns:b="http://www.istandaarden.nl/ijw/3_2/basisschema/schema">
          <m:Header>
            <m:BerichtCode>436</m:BerichtCode>
            <m:BerichtVersie>3</m:BerichtVersie>
            <m:BerichtSubversie>2</m:BerichtSubversie>
            <m:Afzender>0344</m:Afzender>
            <m:Ontvanger>12345678</m:Ontvanger>
            <m:BerichtIdentificatie>
              <b:Identificatie>301-7</b:Identificatie>
              <b:Dagtekening>2024-03-01</b:Dagtekening>
            </m:BerichtIdentificatie>
            <m:XsdVersie>
              <b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie>
              <b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie>
            </m:XsdVersie>
          </m:Header>
          <m:Client>
            <m:Bsn>999911120</m:Bsn>
            <m:Geboortedatum>
              <b:Datum>2012-05-06</b:Datum>
            </m:Geboortedatum>
            <m:Geslacht>2</m:Geslacht>
            <m:Naam>
              <b:Geslachtsnaam>
                <b:Achternaam>Kanarie</b:Achternaam>
              </b:Geslachtsnaam>
              <b:Voorletters>K</b:Voorletters>
              <b:NaamGebruik>1</b:NaamGebruik>
            </m:Naam>
            <m:Commentaar>Kanarie zingt</m:Commentaar>
            <m:Contactgegevens>
              <m:Contact>
                <m:Soort>01</m:Soort>
              </m:Contact>
              <m:Contact>
                <m:Soort>02</m:Soort>
              </m:Contact>
            </m:Contactgegevens>
            <m:ToegewezenProducten>
              <m:ToegewezenProduct>
                <m:ToewijzingNummer>17</m:ToewijzingNummer>
                <m:Toewijzingsdatum>2024-03-01</m:Toewijzingsdatum>
                <m:Toewijzingstijd>12:30:00</m:Toewijzingstijd>
                <m:Ingangsdatum>2024-03-04</m:Ingangsdatum>
                <m:Budget>100</m:Budget>
              </m:ToegewezenProduct>
            </m:ToegewezenProducten>
          </m:Client>
        </m:Bericht>

        """;

    public static BerichtReader Reader { get; } = new(SchemaLibrary.BuiltIn);

    public static byte[] Bytes => Encoding.UTF8.GetBytes(Text);

    /// <summary>The message in which one piece of text, that stands there once, is another.</summary>
    public static string With(string old, string replacement)
    {
        Assert.Equal(2, Text.Split(old).Length);
        return Text.Replace(old, replacement, StringComparison.Ordinal);
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static ReadResult.Refused Refused(byte[] content, string what)
    {
        var refused = Reader.Read(content) as ReadResult.Refused;
        Assert.True(refused is not null, $"{what}: read");
        AssertSaysNothing(refused);
        return refused;
    }

    /// <summary>A refusal is in Dutch and repeats nothing of the message.</summary>
    public static void AssertSaysNothing(ReadResult.Refused refused)
    {
        Assert.Matches(@"^(Het|De|Dit) [^\r\n]{10,120}\.$", refused.Text);
        var texts = refused.Complaints.SelectMany(c => new[] { c.Path, c.Text })
            .Append(refused.Text)
            .Append(refused.ToString())
            .Append(refused.Head.ToString());
        Assert.All(texts, text =>
        {
            Assert.DoesNotContain(CanaryBsn, text, StringComparison.Ordinal);
            Assert.DoesNotContain(CanaryName, text, StringComparison.OrdinalIgnoreCase);
            Assert.True(text.Length < 400, "A text without an end");
        });
        Assert.All(refused.Complaints, c =>
        {
            Assert.StartsWith("/", c.Path, StringComparison.Ordinal);
            Assert.EndsWith(".", c.Text, StringComparison.Ordinal);
            Assert.True(c is { Line: > 0, Column: > 0 });
        });
        Assert.Equal(refused.Reason is RefusalReason.NotValid or RefusalReason.NotXml, refused.Complaints.Count > 0);
    }
}
