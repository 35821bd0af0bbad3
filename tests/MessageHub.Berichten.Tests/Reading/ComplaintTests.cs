using MessageHub.Berichten.Reading;

namespace MessageHub.Berichten.Tests.Reading;

/// <summary>A complaint of the schema names the element, its place and what is asked of it, and never the value.</summary>
public class ComplaintTests
{
    private const string Misplaced = "staat hier niet goed: het hoort hier niet, of een verplicht element ervoor ontbreekt.";
    private const string C = "/Bericht/Client[1]";

    public static TheoryData<string, string, string, string, int, string> Mutations => new()
    {
        {
            ">436<", ">437<", "/Bericht/Header[1]/BerichtCode[1]", "De waarde van BerichtCode heeft niet de juiste vorm.", 4,
            "the code of another message"
        },
        {
            "  <m:Afzender>0344</m:Afzender>\n",
            "",
            "/Bericht/Header[1]/Ontvanger[1]",
            $"Ontvanger {Misplaced}",
            7,
            "a mandatory element is missing: the next one is out of place"
        },
        {
            ">0344<",
            ">Kanarie<",
            "/Bericht/Header[1]/Afzender[1]",
            "De waarde van Afzender (LDT_Gemeente) heeft niet de juiste vorm.",
            7,
            "a pattern"
        },
        {
            "301-7",
            "Kanarie999911120",
            "/Bericht/Header[1]/BerichtIdentificatie[1]/Identificatie[1]",
            "De waarde van Identificatie (LDT_IdentificatieBericht) is te lang.",
            10,
            "longer than allowed"
        },
        {
            "<b:Dagtekening>2024-03-01",
            "<b:Dagtekening>2024-02-30",
            "/Bericht/Header[1]/BerichtIdentificatie[1]/Dagtekening[1]",
            "De inhoud van Dagtekening (LDT_Datum) past niet bij het schema.",
            11,
            "a day that does not exist"
        },
        {
            "      <b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie>\n", "", "/Bericht/Header[1]/XsdVersie[1]",
            "In XsdVersie ontbreekt een verplicht element.", 15, "the last mandatory element is missing"
        },
        {
            "<m:Bsn>999911120",
            "<m:Bsn>",
            $"{C}/Bsn[1]",
            "De waarde van Bsn (LDT_BurgerServicenummer) heeft niet de juiste vorm.",
            19,
            "an empty value"
        },
        {
            "<m:Bsn>999911120",
            "<m:Bsn>99991112",
            $"{C}/Bsn[1]",
            "De waarde van Bsn (LDT_BurgerServicenummer) heeft niet de juiste vorm.",
            19,
            "a digit too few"
        },
        {
            "<m:Bsn>",
            "<m:Bsn Kanarie=\"999911120\">",
            $"{C}/Bsn[1]",
            "Bsn heeft een attribuut dat niet bestaat in de standaard.",
            19,
            "an unknown attribute"
        },
        {
            "<m:Bsn>",
            "<m:Bsn Geslacht=\"999911120\">",
            $"{C}/Bsn[1]",
            "Bsn heeft een attribuut dat niet bestaat in de standaard.",
            19,
            "an attribute with the name of an element"
        },
        {
            "<m:Bsn>",
            "<m:Bsn xml:lang=\"nl\">",
            $"{C}/Bsn[1]",
            "Bsn heeft een attribuut dat niet bestaat in de standaard.",
            19,
            "an attribute of XML"
        },
        {
            "2012-05-06",
            "06-05-2012",
            $"{C}/Geboortedatum[1]/Datum[1]",
            "De inhoud van Datum (LDT_Datum) past niet bij het schema.",
            21,
            "not a date"
        },
        {
            "<m:Geslacht>2",
            "<m:Geslacht>3",
            $"{C}/Geslacht[1]",
            "De waarde van Geslacht (LDT_Geslacht) staat niet in de codelijst.",
            23,
            "not in the list of codes"
        },
        {
            "<m:Geslacht>2", "<m:Geslacht>2<m:Kanarie/>", $"{C}/Geslacht[1]/onbekend-element[1]",
            "Geslacht mag geen andere elementen bevatten.", 23, "an element inside a value"
        },
        {
            "<m:Geslacht>2</m:Geslacht>", "<m:Kanarie>999911120</m:Kanarie>", $"{C}/onbekend-element[1]", $"onbekend-element {Misplaced}",
            23, "an unknown element is not repeated"
        },
        {
            "<b:Achternaam>Kanarie",
            "<b:Achternaam> ",
            $"{C}/Naam[1]/Geslachtsnaam[1]/Achternaam[1]",
            "De waarde van Achternaam (LDT_Naam) heeft niet de juiste vorm.",
            26,
            "only blanks"
        },
        {
            "<b:Voorletters>",
            "<m:Voorletters xmlns:b=\"urn:x\">K</m:Voorletters><b:Voorletters>",
            $"{C}/Naam[1]/Voorletters[1]",
            $"Voorletters {Misplaced}",
            28,
            "the wrong namespace"
        },
        {
            "<m:Commentaar>Kanarie zingt",
            "<m:Commentaar>",
            $"{C}/Commentaar[1]",
            "De waarde van Commentaar (LDT_Commentaar) heeft niet de juiste vorm.",
            31,
            "empty text"
        },
        {
            "<m:Soort>02",
            "<m:Soort>invalid child element, attribute, Pattern, MaxLength",
            $"{C}/Contactgegevens[1]/Contact[2]/Soort[1]",
            "De waarde van Soort (LDT_AdresSoort) is te lang.",
            37,
            "the words of a value do not choose the text"
        },
        {
            "<m:Soort>02", "Kanarie <m:Soort>02", $"{C}/Contactgegevens[1]/Contact[2]", "In Contact mag geen losse tekst staan.", 36,
            "loose text"
        },
        {
            "        <m:Soort>02</m:Soort>\n", "", $"{C}/Contactgegevens[1]/Contact[2]", "In Contact ontbreekt een verplicht element.", 37,
            "the second of two"
        },
        {
            "<m:Soort>02</m:Soort>", "<m:Soort>02</m:Soort><m:Soort>02</m:Soort>", $"{C}/Contactgegevens[1]/Contact[2]/Soort[2]",
            $"Soort {Misplaced}", 37, "an element too many"
        },
        {
            ">17<",
            ">-1<",
            $"{C}/ToegewezenProducten[1]/ToegewezenProduct[1]/ToewijzingNummer[1]",
            "De waarde van ToewijzingNummer (LDT_Nummer) is te klein.",
            42,
            "less than allowed"
        },
        {
            ">17<",
            ">9999111200<",
            $"{C}/ToegewezenProducten[1]/ToegewezenProduct[1]/ToewijzingNummer[1]",
            "De waarde van ToewijzingNummer (LDT_Nummer) is te groot.",
            42,
            "more than allowed"
        },
        {
            ">17<",
            ">Kanarie<",
            $"{C}/ToegewezenProducten[1]/ToegewezenProduct[1]/ToewijzingNummer[1]",
            "De inhoud van ToewijzingNummer (LDT_Nummer) past niet bij het schema.",
            42,
            "not a number"
        },
        {
            "12:30:00",
            "12:30:00Z",
            $"{C}/ToegewezenProducten[1]/ToegewezenProduct[1]/Toewijzingstijd[1]",
            "De waarde van Toewijzingstijd (LDT_Tijd) heeft niet de juiste vorm.",
            44,
            "a time zone"
        },
        {
            "  <m:Client>", "  <m:Antwoord>Kanarie</m:Antwoord><m:Client>", "/Bericht/onbekend-element[1]", $"onbekend-element {Misplaced}",
            18, "the body of another message"
        },
    };

    [Theory]
    [MemberData(nameof(Mutations))]
    public void A_complaint_names_the_element(string old, string replacement, string path, string text, int line, string reason)
    {
        var message = Sample301.With(old, replacement);
        var refused = Sample301.Refused(Sample301.Utf8(message), reason);
        Assert.Equal(RefusalReason.NotValid, refused.Reason);
        var first = refused.Complaints[0];
        Assert.Equal((path, text, line), (first.Path, first.Text, first.Line));
        Assert.InRange(first.Column, 1, message.Split('\n')[line - 1].Length + 1);
    }

    [Fact]
    public void The_column_is_that_of_the_element()
    {
        var refused = Sample301.Refused(
            Sample301.Utf8(Sample301.With("<m:Geslacht>", "<m:Kanarie>2</m:Kanarie><m:Geslacht>")), "an unknown element");
        Assert.Equal(6, refused.Complaints[0].Column);
    }

    [Fact]
    public void Each_error_has_its_own_complaint()
    {
        var message = Sample301.With("<m:Geslacht>2", "<m:Geslacht>3")
            .Replace("<m:Soort>01", "<m:Soort>x", StringComparison.Ordinal)
            .Replace("<m:Soort>02", "<m:Soort>y", StringComparison.Ordinal);
        var refused = Sample301.Refused(Sample301.Utf8(message), "three errors");
        Assert.Equal(
            [$"{C}/Geslacht[1]", $"{C}/Contactgegevens[1]/Contact[1]/Soort[1]", $"{C}/Contactgegevens[1]/Contact[2]/Soort[1]"],
            refused.Complaints.Select(c => c.Path));
    }
}
