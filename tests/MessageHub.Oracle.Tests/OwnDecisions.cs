using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Oracles.Tests;

/// <summary>
/// A gemeente that decides at random, between the messages of a sequence: on open requests, on its own initiative, and on what came back
/// rejected. It composes as the product does.
/// </summary>
internal sealed class OwnDecisions(int seed, MemoryRegister register)
{
    private static readonly ReleaseName Release = new(3, 2);
    private static readonly XsdVersie Versie = new() { BasisschemaXsdVersie = "1.0.0", BerichtXsdVersie = "1.0.0" };

    private readonly Random random = new(seed);
    private int counter;

    /// <summary>Decides something on a client, or nothing; null too when it cannot be expressed.</summary>
    public Bericht? Decide(ExchangeScope scope, Bsn bsn, DateOnly day)
    {
        var known = register.For(RegisterKeys.ToAssign(scope, Release, bsn, [], day));
        var open = known.Aanvragen.Where(a => a.Bsn == bsn && a.IsOnderhanden).ToList();
        if (open.Count > 0 && random.Next(3) > 0)
        {
            var request = open[random.Next(open.Count)];
            return random.Next(2) == 0 ? Answer(scope, request, day) : Grant(scope, bsn, request, known, day);
        }

        var own = known.Toewijzingen.Values.Where(t => t.Bsn == bsn && t.Aanbieder == scope.Aanbieder).ToDictionary(t => t.Nummer);
        List<OwnChange> wanted = [.. own.Values.Where(t => !t.IsDeleted && random.Next(2) == 0).Select(t => Change(t, day))];
        wanted.AddRange(OwnChanges.AfterStop(known, day).Where(e =>
            wanted.TrueForAll(w => w is not OwnChange.End end || end.ToewijzingNummer != e.ToewijzingNummer)).Take(1));
        if (wanted.Count == 0)
            wanted.Add(New(scope.Standaard, day));
        var (changes, refusal) = OwnChanges.Of(wanted, own, day);
        return refusal is null ? Assign(scope, bsn, known, day, changes, null) : null;
    }

    /// <summary>Sends a 301 again that came back rejected, some of them under new numbers.</summary>
    public Bericht? Mend(Bericht rejected, DateOnly day)
    {
        var (scope, client) = (ExchangeScope.Of(rejected), rejected.Client!);
        var numbers = client.ToegewezenProducten!.Select(p => p.ToewijzingNummer).ToList();
        var known = register.For(RegisterKeys.ToAssign(scope, Release, client.Bsn, numbers, day));
        var fresh = numbers.Where(n => !known.Toewijzingen.ContainsKey(n)).ToHashSet();
        var mends = random.Next(3) == 0 ? new Mends { NewNumbers = fresh } : new();
        return OwnBericht.Mended(rejected, mends, known, [], Numbers(fresh.Count), Details(day)).Bericht;
    }

    /// <summary>What the oracle reads in it.</summary>
    public static OMessage Read(Bericht bericht)
    {
        var own = bericht.Header.BerichtIdentificatie;
        var family = bericht.Identity.Standaard is Standaard.Ijw ? OFamily.Ijw : OFamily.Iwmo;
        var header = new OHeader(family, bericht.Header.Afzender, bericht.Header.Ontvanger, own.Identificatie, own.Dagtekening);
        return bericht.Antwoord is { } answer
            ? new O319(header, answer.ReferentieAanbieder, answer.VerzoekAntwoord)
            : new O301(header, bericht.Client!.Bsn.Value, [.. bericht.Client.ToegewezenProducten!.Select(Read)]);
    }

    private static OAllocation Read(ToegewezenProduct line) => new(
        line.ToewijzingNummer,
        line.ReferentieAanbieder,
        line.Product is { } product ? new(product.Categorie, product.Code) : null,
        line.Toewijzingsdatum,
        line.Toewijzingstijd,
        line.Ingangsdatum,
        line.Einddatum,
        line.RedenWijziging,
        line.Omvang is { } omvang ? new(omvang.Volume, omvang.Eenheid, omvang.Frequentie) : null,
        line.Budget);

    private Bericht? Answer(ExchangeScope scope, Aanvraag request, DateOnly day)
    {
        RequestDecision decision = random.Next(2) == 0 ? new RequestDecision.Research()
            : new RequestDecision.Refuse($"{1 + random.Next(7)}");
        return OwnBericht.Antwoord(scope, request, decision, Details(day)).Bericht;
    }

    private Bericht? Grant(ExchangeScope scope, Bsn bsn, Aanvraag request, RegisterSnapshot known, DateOnly day)
    {
        if (request.Bericht.Nummer == 315)
        {
            var asked = (GevraagdProduct.Nieuw)request.Gevraagd[0];
            return Assign(scope, bsn, known, day, [HonouredVerzoek.Grant(asked, request.ReferentieAanbieder)], null);
        }

        var honoured = HonouredVerzoek.Grant(request.Gevraagd, known.Toewijzingen, day);
        return honoured.Refusal is null ? Assign(scope, bsn, known, day, honoured.Changes, request.ReferentieAanbieder) : null;
    }

    private Bericht? Assign(
        ExchangeScope scope, Bsn bsn, RegisterSnapshot known, DateOnly day, IReadOnlyList<AllocationChange> changes, string? reference)
    {
        var time = new TimeOnly(13, 0).Add(TimeSpan.FromSeconds(counter));
        var decision = new AllocationDecision(scope, bsn, day, time, changes, reference);
        return OwnBericht.Toewijzing(decision, Person(bsn), known, [], Numbers(changes.Count), Details(day)).Bericht;
    }

    private OwnChange Change(Toewijzing version, DateOnly day) => random.Next(5) switch
    {
        0 => new OwnChange.Extend(version.Nummer, (version.Einddatum ?? day).AddDays(1 + random.Next(60))),
        1 => new OwnChange.Remove(version.Nummer, random.Next(2) == 0 ? null : New(ofVersion: version)),
        2 when OwnChanges.HasAmountThatMayChange(version) =>
            new OwnChange.Amount(version.Nummer, 1 + (random.Next(3) * (version.Budget ?? version.Omvang!.Volume)), random.Next(2) == 0),
        _ => new OwnChange.End(
            version.Nummer,
            version.Ingangsdatum.AddDays(random.Next(90)),
            OwnChanges.EndReasons[random.Next(OwnChanges.EndReasons.Count)]),
    };

    private static OwnChange.Assign New(Toewijzing ofVersion) =>
        new(ofVersion.Product, ofVersion.Ingangsdatum, ofVersion.Einddatum, ofVersion.Omvang, ofVersion.Budget);

    private OwnChange.Assign New(Standaard standaard, DateOnly day)
    {
        var product = standaard is Standaard.Ijw ? new Product { Categorie = "48", Code = "48A01" }
            : new() { Categorie = "09", Code = "09A01" };
        var begin = day.AddDays(random.Next(-60, 60));
        return new(product, begin, begin.AddDays(random.Next(200)),
            new() { Volume = 1 + random.Next(9), Eenheid = "04", Frequentie = "4" });
    }

    private List<long> Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => 900_000L + counter++)];

    private OwnBerichtDetails Details(DateOnly day) => new(Release, $"A{counter++:D8}", day, Versie);

    /// <summary>Old enough to be without ouder or voogd.</summary>
    private static Client Person(Bsn bsn) => new()
    {
        Bsn = bsn,
        Geboortedatum = new() { Datum = new(1990, 2, 10) },
        Geslacht = "1",
        Naam = new() { Geslachtsnaam = new() { Achternaam = "Voorbeeld" } },
        Contactgegevens =
        [
            new()
            {
                Soort = "01",
                Adres = new() { Huis = new() { Huisnummer = 5 }, Postcode = "9999XX", Straatnaam = "Teststraat", Plaatsnaam = "Testdorp",
                    LandCode = "NL" },
            },
        ],
    };
}
