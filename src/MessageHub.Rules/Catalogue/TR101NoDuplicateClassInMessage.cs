using MessageHub.Berichten.Model;
using MessageHub.Rules.Language;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Catalogue;

/// <summary>
/// No two instances of a class have the same logical key together with the keys of their parents (rules.md §1.4); an absent key element
/// equals another absent one. All but the first fail. A Relatie has one Contact, so only those of the client can repeat. The
/// AangevraagdProducten of a 315 are left to TR383, which says the same. Source: TR101, IV008, IV096, R-002, R-073, R-076.
/// </summary>
internal static class TR101NoDuplicateClassInMessage
{
    public static readonly Rule Rule = new()
    {
        Code = "TR101",
        Name = "NoDuplicateClassInMessage",
        Level = Level.Content,
        RetourCode = Codes.RetourCode.TechnischOnjuist,
        AppliesTo = Scope.In(301, 305, 307, 315, 317, 323, 325),
        Definitie = "Een gegeven met dezelfde sleutel komt binnen een bericht één keer voor.",
        Checks =
        [
            Check.Across<Client>((clients, _) => Repeated(clients, c => c.Bsn, _ => [ComparedValue.Hidden("Bsn")])),
            Check.Across<Contact>((_, context) => Repeated(
                context.Bericht.Client?.Contactgegevens ?? [],
                c => c.Soort,
                c => [ComparedValue.Here("Soort", c.Soort)])),
            Check.Across<Relatie>((relaties, _) => Repeated(relaties, r => r.Nummer, r => [ComparedValue.Here("Nummer", r.Nummer)])),
            Check.Across<ToegewezenProduct>(
                (products, _) => Repeated(products, p => p.ToewijzingNummer, p => [Number(p.ToewijzingNummer)])),
            Check.Across<StartProduct>((starts, _) => Repeated(
                starts,
                s => (s.ToewijzingNummer, s.Product, s.Begindatum),
                s => [Number(s.ToewijzingNummer), .. Of(s.Product), ComparedValue.Here("Begindatum", s.Begindatum)])),
            Check.Across<StopProduct>((stops, _) => Repeated(
                stops,
                s => (s.ToewijzingNummer, s.Product, s.Begindatum, s.RedenBeeindiging, s.Einddatum),
                s =>
                [
                    Number(s.ToewijzingNummer), .. Of(s.Product), ComparedValue.Here("Begindatum", s.Begindatum),
                    ComparedValue.Here("RedenBeeindiging", s.RedenBeeindiging), ComparedValue.Here("Einddatum", s.Einddatum),
                ])),
            Check.Across<OngewijzigdProduct>(
                (products, _) => Repeated(products, p => p.ToewijzingNummer, p => [Number(p.ToewijzingNummer)])),
            Check.Across<TeWijzigenProduct>(
                (products, _) => Repeated(products, p => p.ToewijzingNummer, p => [Number(p.ToewijzingNummer)])),
            Check.Across<NieuwProduct>((products, _) => Repeated(
                products,
                p => (p.Product, p.GewensteIngangsdatum),
                p => [.. Of(p.Product), ComparedValue.Here("GewensteIngangsdatum", p.GewensteIngangsdatum)])),
            Check.Across<Prestatie>((_, context) => RepeatedPrestaties(
                context.Bericht.Declaratie?.Clienten ?? context.Bericht.DeclaratieAntwoord?.Clienten ?? [])),
        ],
    };

    private static IEnumerable<(T Offender, Violation Violation)> Repeated<T, TKey>(
        IReadOnlyList<T> records, Func<T, TKey> key, Func<T, IReadOnlyList<ComparedValue>> values)
    {
        var seen = new HashSet<TKey>();
        foreach (var record in records)
        {
            if (!seen.Add(key(record)))
                yield return (record, Because(values(record)));
        }
    }

    private static IEnumerable<(Prestatie Offender, Violation Violation)> RepeatedPrestaties(IReadOnlyList<Client> clienten)
    {
        var seen = new HashSet<(string Bsn, string Nummer, string? Vorig)>();
        foreach (var client in clienten)
        {
            foreach (var prestatie in client.Prestaties ?? [])
            {
                var referentie = prestatie.ProductReferentie;
                if (!seen.Add((client.Bsn.Value, referentie.ReferentieNummer, referentie.VorigReferentieNummer)))
                {
                    yield return (prestatie, Because(
                    [
                        ComparedValue.Here("ReferentieNummer", referentie.ReferentieNummer),
                        ComparedValue.Here("VorigReferentieNummer", referentie.VorigReferentieNummer),
                    ]));
                }
            }
        }
    }

    private static Violation Because(IReadOnlyList<ComparedValue> key) =>
        new("Laat deze herhaling weg, of wijzig een van deze sleutelgegevens.", key);

    private static ComparedValue Number(long? toewijzingNummer) => ComparedValue.Here("ToewijzingNummer", toewijzingNummer);

    private static IReadOnlyList<ComparedValue> Of(Product? product) =>
        [ComparedValue.Here("Product/Categorie", product?.Categorie), ComparedValue.Here("Product/Code", product?.Code)];
}
