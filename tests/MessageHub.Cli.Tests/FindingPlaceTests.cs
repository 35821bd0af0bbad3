using MessageHub.Processing;

namespace MessageHub.Cli.Tests;

/// <summary>A path is for programs; people read which record of which client.</summary>
public sealed class FindingPlaceTests
{
    [Theory]
    [InlineData("/Bericht/Declaratie[1]/Clienten[1]/Client[2]/Prestaties[1]/Prestatie[3]", "prestatie 3 van cliënt 2")]
    [InlineData("/Bericht/Client[1]/StartProducten[1]/StartProduct[2]/Begindatum[1]", "start 2 van cliënt 1")]
    [InlineData("/Bericht/Client[1]/Relaties[1]/Relatie[1]/Contactgegevens[1]/Contact[2]", "contact 2 van relatie 1 van cliënt 1")]
    [InlineData(
        "/Bericht/Client[1]/Verzoek[1]/TeWijzigenProducten[1]/TeWijzigenProduct[1]", "te wijzigen product 1 van het verzoek van cliënt 1")]
    [InlineData("/Bericht/Header[1]", "de kop")]
    [InlineData("/Bericht", "het bericht")]
    [InlineData("/Bericht/onbekend-element[1]", "het bericht")]
    [InlineData("/", "het bericht")]
    public void A_path_is_told_from_the_inside_out(string path, string words) => Assert.Equal(words, FindingPlace.Describe(path));
}
