namespace MessageHub.Gateway.Ggk;

/// <summary>Turns the texts of a walk into an envelope.</summary>
internal static class EnvelopeTexts
{
    public static Envelope Build(EnvelopeKind kind, EnvelopeWalk walk, byte[] hash)
    {
        var texts = walk.Texts;
        return new(
            new(
                kind,
                PartyOf(EnvelopeTables.Zender),
                PartyOf(EnvelopeTables.Ontvanger),
                texts["stuurgegevens/referentienummer"],
                texts["stuurgegevens/tijdstipBericht"],
                texts.GetValueOrDefault("stuurgegevens/crossRefnummer"),
                texts.GetValueOrDefault("stuurgegevens/functie")),
            !kind.HasPayload ? null : new(
                texts["parameters/applicatieVersie"],
                texts["parameters/applicatieSubversie"],
                texts["parameters/functieVersie"],
                texts["parameters/functieSubversie"])
            {
                IsXml = walk.PayloadElement == EnvelopeTables.XmlBestand,
                PayloadBytes = walk.PayloadBytes,
            },
            texts.TryGetValue("body/code", out var code)
                ? new(code, texts["body/plek"], texts["body/omschrijving"], texts.GetValueOrDefault("body/details"))
                : null,
            hash);

        Party PartyOf(string name) => new(
            texts.GetValueOrDefault($"stuurgegevens/{name}/organisatie") ?? "",
            texts[$"stuurgegevens/{name}/applicatie"],
            texts.GetValueOrDefault($"stuurgegevens/{name}/administratie"),
            texts.GetValueOrDefault($"stuurgegevens/{name}/gebruiker"));
    }
}
