using MessageHub.Rules.Register;
using static MessageHub.Register.Tests.Messages;
using AangevraagdProduct = MessageHub.Berichten.Model.AangevraagdProduct;
using Verzoek = MessageHub.Berichten.Model.Verzoek;

namespace MessageHub.Register.Tests;

/// <summary>What a snapshot holds of requests: which, what they ask for, and what became of them.</summary>
public abstract partial class RegisterContract
{
    [Fact]
    public async Task Request_sees_those_of_its_client_and_those_with_its_reference()
    {
        await RecordAsync(B315("L1", "V1", "V2"));
        await RecordAsync(B317("L2", "W1"));
        await RecordAsync(
            Of(315, "L3") with { Client = new() { Bsn = OtherPerson, AangevraagdeProducten = [new() { ReferentieAanbieder = "V3" }] } });

        Assert.Equal(["V1", "V2", "W1", "V3"], (await LoadAsync(B315("L9", "V3"))).Aanvragen.Select(a => a.ReferentieAanbieder));
        Assert.Equal(["V1", "V2", "W1"], (await LoadAsync(B317("L9", "X"))).Aanvragen.Select(a => a.ReferentieAanbieder));
        var allocation = await LoadAsync(B301("A9", Toegewezen(referentie: "V3")));
        Assert.Equal(["V1", "V2", "W1", "V3"], allocation.Aanvragen.Select(a => a.ReferentieAanbieder));
        var aanvraag = Assert.Single((await LoadAsync(B319("A9", "W1", "1"))).Aanvragen);
        Assert.Equal((Person, new EarlierBericht(317, "L2", Dagtekening)), (aanvraag.Bsn, aanvraag.Bericht));
    }

    [Fact]
    public async Task What_a_request_asks_for_is_kept_with_it()
    {
        var asked = new AangevraagdProduct
        {
            ReferentieAanbieder = "V1",
            Product = Messages.Product,
            ToewijzingIngangsdatum = new(2026, 7, 1),
            ToewijzingEinddatum = new(2026, 12, 31),
            Omvang = new() { Volume = 4, Eenheid = "04", Frequentie = "2" },
        };
        var generic = new AangevraagdProduct { ReferentieAanbieder = "V2", ToewijzingIngangsdatum = new(2026, 7, 1), Budget = 500_00 };
        var verzoek = new Verzoek
        {
            ReferentieAanbieder = "W1",
            OngewijzigdeProducten = [new() { ToewijzingNummer = 1 }],
            TeWijzigenProducten = [new() { ToewijzingNummer = 2, GewensteIngangsdatum = new(2026, 8, 1), Budget = 600_00 }],
            NieuweProducten = [new() { Product = new() { Categorie = "45" }, GewensteIngangsdatum = new(2026, 9, 1), Budget = 700_00 }],
        };
        await RecordAsync(
            Of(315, "L1") with { Client = new() { Bsn = Person, GezagsdragerBekend = "1", AangevraagdeProducten = [asked, generic] } });
        await RecordAsync(Of(317, "L2") with { Client = new() { Bsn = Person, Verzoek = verzoek } });

        var aanvragen = (await LoadAsync(B301("A9", Toegewezen()))).Aanvragen;

        Assert.Equal([true, true, false], aanvragen.Select(a => a.GezagsdragerBekend));
        Assert.Equal([GevraagdProduct.Of(asked)], aanvragen[0].Gevraagd);
        Assert.Equal([GevraagdProduct.Of(generic)], aanvragen[1].Gevraagd);
        Assert.Equal(GevraagdProduct.Of(verzoek), aanvragen[2].Gevraagd);
    }

    [Fact]
    public async Task Status_of_a_request_follows_from_answers_and_allocations()
    {
        await RecordAsync(B315("L1", "V1"));
        Assert.Equal(AanvraagStatus.Open, await StatusAsync("V1"));

        await RecordAsync(B319("A1", "V1", "2"));
        Assert.Equal(AanvraagStatus.InOnderzoek, await StatusAsync("V1"));

        await RecordAsync(B319("A2", "V1", "1"));
        Assert.Equal(AanvraagStatus.Afgewezen, await StatusAsync("V1"));
        Assert.Equal(["2", "1"], (await LoadAsync(B319("A9", "V1", "1"))).Aanvragen.Single().Antwoorden);

        await RecordAsync(B301("A3", Toegewezen(referentie: "V1")));
        Assert.Equal(AanvraagStatus.Toegewezen, await StatusAsync("V1"));
        Assert.Equal(
            [new ToewijzingVersie(Nummer, new(2025, 12, 15), new(10, 30, 5))],
            (await LoadAsync(B301("A9", Toegewezen(referentie: "V1")))).Aanvragen.Single().Toewijzingen);
    }
}
