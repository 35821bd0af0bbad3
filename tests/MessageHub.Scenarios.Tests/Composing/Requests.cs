using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Schemas;

namespace MessageHub.Scenarios.Tests.Composing;

/// <summary>What the aanbieder of <see cref="Desk"/> sends.</summary>
internal static class Requests
{
    private static int number;

    public static Bericht B315(string referentie, Product product) => Of(315) with
    {
        Client = new()
        {
            Bsn = Desk.Bsn,
            Geboortedatum = Desk.Client.Geboortedatum,
            Geslacht = Desk.Client.Geslacht,
            Naam = Desk.Client.Naam,
            AangevraagdeProducten =
            [
                new()
                {
                    ReferentieAanbieder = referentie,
                    Product = product,
                    ToewijzingIngangsdatum = new(2026, 7, 1),
                    ToewijzingEinddatum = new(2026, 12, 31),
                    Omvang = new() { Volume = 10, Eenheid = "04", Frequentie = "4" },
                    Verwijzer = new() { Type = "01" },
                },
            ],
        },
    };

    /// <summary>The judgement on a message of the gemeente; without codes it is accepted.</summary>
    public static Bericht Return(Bericht own, params IReadOnlyList<string> codes)
    {
        var identity = own.Identity.Answer!;
        return new()
        {
            Identity = identity,
            Header = own.Header with
            {
                BerichtCode = identity.BerichtCode,
                IdentificatieRetour = $"R{Interlocked.Increment(ref number)}",
                DagtekeningRetour = own.Header.BerichtIdentificatie.Dagtekening,
                XsdVersieRetour = XsdVersie.Of(SchemaLibrary.BuiltIn.Of(identity)),
                RetourCodes = codes.Count == 0 ? null : codes,
            },
        };
    }

    private static Bericht Of(int nummer)
    {
        var identity = BerichtIdentity.Of(new(3, 2), Standaard.Ijw, nummer);
        return new()
        {
            Identity = identity,
            Header = new()
            {
                BerichtCode = identity.BerichtCode,
                BerichtVersie = 3,
                BerichtSubversie = 2,
                Afzender = Desk.Aanbieder,
                Ontvanger = Desk.Gemeente,
                BerichtIdentificatie = new() { Identificatie = $"L{Interlocked.Increment(ref number)}", Dagtekening = new(2026, 6, 8) },
                XsdVersie = XsdVersie.Of(SchemaLibrary.BuiltIn.Of(identity)),
            },
        };
    }
}
