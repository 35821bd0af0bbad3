using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Composing;

/// <summary>Where a decision comes from.</summary>
internal enum DecisionKind
{
    Own,
    Granted315,
    Granted317,
}

/// <summary>
/// An invented client with allocations, and a decision on them that the law of the chain allows or that cannot be expressed.
/// </summary>
internal sealed class RandomDecision
{
    private static readonly DateOnly Today = Valid.Dagtekening;
    private readonly Random random;
    private readonly Standaard standaard;
    private readonly List<Toewijzing> allocations = [];

    public RandomDecision(Standaard standaard, int seed)
    {
        (this.standaard, random) = (standaard, new(seed));
        Kind = (DecisionKind)random.Next(3);
        // The last two products are for what is new.
        foreach (var product in Products.SkipLast(2))
            Allocate(product);
        if (Kind is DecisionKind.Granted317 && !allocations.Exists(a => a.IsActueelOn(Today)))
            allocations.Add(Allocation(Products[0], Today.AddDays(-30), Today.AddDays(30)));
        Aanvraag[] requests = Kind switch
        {
            DecisionKind.Granted315 => [Request(315, "V100", Asked(Products[^1]))],
            DecisionKind.Granted317 => [Request(317, "W100", [.. allocations.Where(a => a.IsActueelOn(Today)).Select(Wanted),
                .. NewOnes()])],
            _ => [],
        };
        Register = Valid.With([.. allocations]) with { Aanvragen = requests };
    }

    public DecisionKind Kind { get; }

    public RegisterSnapshot Register { get; }

    private Product[] Products => standaard is Standaard.Ijw
        ? [Of("45", "45A04"), Of("45", "45A05"), Of("44", "44A09"), Of("54", null), Of("43", "43A01"), Of("46", "46B01")]
        : [Of("02", "02A03"), Of("07", "07A12"), Of("11", "11A01"), Of("15", null), Of("03", "03A01"), Of("08", "08A02")];

    public ComposedBericht Compose()
    {
        var (changes, refusal) = Changes();
        var decision = new AllocationDecision(
            new(standaard, Valid.Gemeente, Valid.Aanbieder), Valid.Bsn, Today, new(12, 0), changes, Kind is DecisionKind.Granted317
                ? "W100" : null);
        return refusal is null
            ? OwnBericht.Toewijzing(
                decision,
                Person(),
                Register,
                [],
                [.. Enumerable.Range(1, 20).Select(n => 20_000L + n)],
                new(new(3, 2), "A00000000001", Today, new() { BasisschemaXsdVersie = "1.0.0", BerichtXsdVersie = "1.0.0" }))
            : new(null, refusal);
    }

    private static Product Of(string categorie, string? code) => new() { Categorie = categorie, Code = code };

    private (IReadOnlyList<AllocationChange> Changes, ComposeRefusal? Refusal) Changes()
    {
        if (Kind is DecisionKind.Granted317)
        {
            var honoured = HonouredVerzoek.Grant(Register.Aanvragen[0].Gevraagd, Register.Toewijzingen, Today);
            return (honoured.Changes, honoured.Refusal);
        }

        if (Kind is DecisionKind.Granted315)
            return ([HonouredVerzoek.Grant((GevraagdProduct.Nieuw)Register.Aanvragen[0].Gevraagd[0], "V100")], null);
        List<AllocationChange> changes = [.. allocations.Where(_ => random.Next(3) == 0).Select(OwnChange).OfType<AllocationChange>()];
        if (changes.Count == 0 || random.Next(2) == 0)
            changes.Add(NewOne());
        return (changes, null);
    }

    private AllocationChange? OwnChange(Toewijzing version) => random.Next(4) switch
    {
        0 => new AllocationChange.Remove(version.Nummer),
        1 when version.Omvang is { Frequentie: "6" } total =>
            new AllocationChange.Alter(version.Nummer, version.Einddatum, total with { Volume = total.Volume + 1 + random.Next(50) }, null,
                "04"),
        1 when version.Budget is { } budget => new AllocationChange.Alter(version.Nummer, version.Einddatum, null,
            budget + 1 + random.Next(5000), "04"),
        2 => new AllocationChange.Alter(version.Nummer, version.LastDay.AddDays(1 + random.Next(200)), version.Omvang, version.Budget,
            "04"),
        _ when version.Ingangsdatum < Today && version.LastDay > Today =>
            new AllocationChange.Alter(version.Nummer, Today.AddDays(random.Next(version.LastDay.DayNumber - Today.DayNumber)),
                version.Omvang, version.Budget, "05"),
        _ => null,
    };

    private GevraagdProduct Wanted(Toewijzing version)
    {
        var (end, inFuture) = (version.LastDay.AddDays(random.Next(-20, 200)), Today.AddDays(1 + random.Next(60)));
        var last = end < Today ? Today : end;
        return random.Next(4) switch
        {
            0 => new GevraagdProduct.Ongewijzigd(version.Nummer),
            1 => new GevraagdProduct.TeWijzigen(version.Nummer, version.Ingangsdatum, last < version.Ingangsdatum ? version.Ingangsdatum
                : last, version.Omvang, version.Budget),
            2 when version.Budget is { } budget =>
                new GevraagdProduct.TeWijzigen(version.Nummer, version.Ingangsdatum, version.Einddatum, null,
                    budget + random.Next(-100, 100)),
            _ when version.Omvang is { } omvang => new GevraagdProduct.TeWijzigen(
                version.Nummer, inFuture, last < inFuture ? inFuture : last, omvang with { Volume = omvang.Volume + 1 + random.Next(5) },
                    null),
            _ => new GevraagdProduct.Ongewijzigd(version.Nummer),
        };
    }

    private IEnumerable<GevraagdProduct> NewOnes() => random.Next(2) == 0 ? [Asked(Products[^1])] : [];

    private AllocationChange.Assign NewOne()
    {
        var asked = Asked(Products[^(1 + random.Next(2))]);
        return new(asked.Product, asked.Ingangsdatum, asked.Einddatum, asked.Omvang, asked.Budget);
    }

    private GevraagdProduct.Nieuw Asked(Product product)
    {
        var begin = Today.AddDays(random.Next(-30, 60));
        return new(product, begin, begin.AddDays(random.Next(400)), Amount(), null);
    }

    private Aanvraag Request(int nummer, string referentie, params IReadOnlyList<GevraagdProduct> asked) => new()
    {
        ReferentieAanbieder = referentie,
        Bsn = Valid.Bsn,
        Bericht = new(nummer, $"ID{nummer}", Today.AddDays(-3)),
        Gevraagd = asked,
        Antwoorden = random.Next(3) == 0 ? ["2"] : [],
    };

    /// <summary>No, one or two allocations of a product, one after the other, with perhaps some days between them.</summary>
    private void Allocate(Product product)
    {
        var begin = Today.AddDays(random.Next(-400, 20));
        for (var left = random.Next(3); left > 0; left--)
        {
            var end = begin.AddDays(30 + random.Next(300));
            allocations.Add(Allocation(product, begin, end));
            begin = end.AddDays(1 + random.Next(40));
        }
    }

    private Toewijzing Allocation(Product product, DateOnly begin, DateOnly end) => Valid.Toewijzing(standaard) with
    {
        Nummer = 10_000 + allocations.Count,
        Product = product,
        Toewijzingsdatum = Today.AddDays(-1 - random.Next(100)),
        Ingangsdatum = begin,
        Einddatum = end,
        Omvang = product.Code is null ? null : Amount(),
        Budget = product.Code is null ? 10_000 + random.Next(100_000) : null,
    };

    private Omvang Amount() => Valid.Omvang(1 + random.Next(40), "04", random.Next(3) switch { 0 => "2", 1 => "4", _ => "6" });

    /// <summary>A child with a parent, or who is old enough to be without.</summary>
    private Client Person()
    {
        var client = Valid.B301(standaard).Client!;
        var age = random.Next(1, 40);
        var parent = Valid.Relatie() with { Nummer = random.Next(2) == 0 ? "" : "4",
            Contact = Valid.Contact(random.Next(2) == 0 ? "01" : "03") };
        return client with
        {
            Geboortedatum = new() { Datum = Today.AddYears(-age).AddDays(-random.Next(300)) },
            Naam = client.Naam! with { NaamGebruik = null, Partnernaam = age > 20 ? new() { Achternaam = "Proef" } : null },
            Relaties = age >= 16 && random.Next(2) == 0 ? null : [parent],
            Contactgegevens = [Valid.Contact(random.Next(2) == 0 ? "01" : "02")],
        };
    }
}
