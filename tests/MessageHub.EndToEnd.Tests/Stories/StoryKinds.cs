using System.Text;
using static MessageHub.Register.Messages.BerichtState;

namespace MessageHub.EndToEnd.Tests;

/// <summary>What can happen with a client, each with the verdicts that have to come of it.</summary>
internal static class StoryKinds
{
    private const string Investigated = "2";
    private const string Rejection = "1";

    /// <summary>Kind, how often it occurs among the others, and what is sent.</summary>
    public static readonly IReadOnlyList<(string Name, int Weight, Func<Dossier, Random, IEnumerable<Step>> Write)> All =
    [
        ("care", 8, Care),
        ("claims", 8, Claims),
        ("wrong notices", 4, WrongNotices),
        ("wrong claims", 4, WrongClaims),
        ("request", 4, Request),
        ("change", 4, Change),
        ("returned", 2, Returned),
        ("belongs to nothing", 1, BelongsToNothing),
        ("held claim", 2, HeldClaim),
        ("unreadable", 1, Unreadable),
        ("not valid", 2, NotValid),
        ("id used twice", 1, IdUsedTwice),
    ];

    /// <summary>Judging its second message fails until the row of its toewijzing is repaired.</summary>
    public static IEnumerable<Step> Poisoned(Dossier d)
    {
        yield return d.Step(d.B301(), Accepted);
        yield return d.Step(d.B305(), Accepted) with { IsPoison = true };
        yield return d.Step(d.Claim(5, d.Debit(5, 5), d.Debit(4, 11)), Partly);
    }

    /// <summary>A toewijzing, its start, claims with a correction, and its stop.</summary>
    private static IEnumerable<Step> Care(Dossier d, Random random)
    {
        yield return d.Step(d.B301(), Accepted);
        yield return d.Step(d.B305(), Accepted);
        var debit = d.Debit(5, random.Next(1, 11));
        yield return d.Step(d.Claim(5, debit), Accepted);
        yield return d.Step(d.Claim(5, d.Debit(5, 1)), Rejected);
        yield return d.Step(d.Claim(5, d.Debit(5, random.Next(1, 11)), d.Credit(debit)), Accepted);
        yield return d.Step(d.Claim(5, d.Credit(debit)), Rejected);
        yield return d.Step(d.B307(), Accepted);
    }

    /// <summary>Claims of several months, some with more than the toewijzing allows.</summary>
    private static IEnumerable<Step> Claims(Dossier d, Random random)
    {
        yield return d.Step(d.B301(), Accepted);
        var months = Enumerable.Range(1, 5).OrderBy(_ => random.Next()).ToList();
        for (var at = 0; at < months.Count;)
        {
            var lines = months.Skip(at).Take(random.Next(1, 4)).Select(month => d.Debit(month, random.Next(1, 14))).ToArray();
            at += lines.Length;
            var tooMuch = lines.Count(l => l.GeleverdVolume > Dossier.Volume);
            yield return d.Step(d.Claim(5, lines), tooMuch == 0 ? Accepted : tooMuch < lines.Length ? Partly : Rejected);
        }
    }

    private static IEnumerable<Step> WrongNotices(Dossier d, Random random)
    {
        yield return d.Step(d.B305(), Rejected);
        yield return d.Step(d.B301(), Accepted);
        yield return d.Step(d.B307(), Rejected);
        yield return d.Step(d.B305(), Accepted);
        yield return d.Step(d.B305(), Rejected);
        yield return d.Step(d.B305(p => p with { StatusAanlevering = "3" }), Accepted);
        yield return d.Step(d.B305(p => p with { Begindatum = p.Begindatum.AddDays(random.Next(1, 20)) }), Accepted);
        // The number is in use for another product: our own mistake, so nothing leaves.
        yield return d.Step(d.B301(p => p with { Product = d.OtherProduct }), Rejected);
    }

    private static IEnumerable<Step> WrongClaims(Dossier d, Random random)
    {
        var volume = random.Next(1, 11);
        yield return d.Step(d.Claim(5, d.Debit(5, volume)), Rejected);
        yield return d.Step(d.B301(), Accepted);
        yield return d.Step(d.Claim(5, d.Debit(5, volume, Dossier.Tarief + 1), d.Debit(4, volume)), Partly);
        yield return d.Step(d.Claim(5, d.Debit(5, volume) with { Eenheid = "14" }), Rejected);
        yield return d.Step(d.Claim(4, d.Debit(3, volume)), Rejected);
        yield return d.Step(d.Claim(5, d.Debit(3, volume)), Accepted);
    }

    private static IEnumerable<Step> Request(Dossier d, Random random)
    {
        var referentie = $"V{d.ToewijzingNummer}";
        yield return d.Step(d.B319(referentie, Investigated), Rejected) with { IsAnswered = false };
        yield return d.Step(d.B315(referentie), Accepted);
        yield return d.Step(d.B315($"{referentie}B"), Rejected);
        yield return d.Step(d.B319(referentie, Investigated), Accepted);
        yield return d.Step(d.B301(p => p with { ReferentieAanbieder = referentie }), Accepted);
        yield return d.Step(d.B305(), Accepted);
        yield return d.Step(d.B319(referentie, Rejection), Rejected);
    }

    private static IEnumerable<Step> Change(Dossier d, Random random)
    {
        var referentie = $"W{d.ToewijzingNummer}";
        yield return d.Step(d.B317(referentie), Rejected);
        yield return d.Step(d.B301(), Accepted);
        yield return d.Step(d.B317($"{referentie}B"), Accepted);
        yield return d.Step(d.B317($"{referentie}C"), Rejected);
        yield return d.Step(d.B319($"{referentie}B", Investigated), Accepted);
        yield return d.Step(d.B319($"{referentie}B", Rejection), Accepted);
        yield return d.Step(d.B317($"{referentie}D"), Accepted);
        yield return d.Step(
            d.B301(
                p => p with
                {
                    Toewijzingsdatum = new(Dossier.Year, 6, 1), Omvang = Dossier.Omvang(random.Next(11, 30)), RedenWijziging = "04"
                }),
            Accepted);
        yield return d.Step(d.Claim(5, d.Debit(5, 11)), Accepted);
    }

    private static IEnumerable<Step> Returned(Dossier d, Random random)
    {
        yield return d.Step(d.B301(), Accepted);
        var identificatie = d.LastIdentificatie;
        yield return d.Step(d.B305(), Accepted);
        yield return d.Step(d.B302(identificatie), Accepted);
    }

    private static IEnumerable<Step> BelongsToNothing(Dossier d, Random random)
    {
        yield return d.Step(d.B302($"X{d.ToewijzingNummer}"), Held);
    }

    private static IEnumerable<Step> HeldClaim(Dossier d, Random random)
    {
        yield return d.Step(d.B301(p => p with { Product = d.OtherProduct }), Accepted);
        var line = d.Debit(5, random.Next(1, 11)) with { ProductCode = d.OtherProduct.Code! };
        yield return d.Step(d.Claim(5, line), Held);
    }

    private static IEnumerable<Step> Unreadable(Dossier d, Random random)
    {
        yield return d.Refused("text", Encoding.UTF8.GetBytes($"Geachte gemeente, dit is brief {d.ToewijzingNummer}."));
    }

    private static IEnumerable<Step> NotValid(Dossier d, Random random)
    {
        yield return d.Step(d.B301(), Accepted);
        yield return d.Step(
            d.B305() with { Client = d.Person with { Bsn = new("999900007"), StartProducten = [d.StartProduct] } }, Rejected);
        yield return random.Next(3) switch
        {
            0 => d.Refused("half a message", d.B305().With("Bsn>", "Bsn>X")[..700]),
            1 => d.Refused("not valid", d.B305().With("StatusAanlevering>1<", "StatusAanlevering>x y<")),
            _ => d.Refused("ours to make", d.B305().With("305", "306")),
        };
    }

    private static IEnumerable<Step> IdUsedTwice(Dossier d, Random random)
    {
        yield return d.Step(d.B301(), Accepted) with { OtherContent = Encoding.UTF8.GetBytes($"Dit is iets anders {d.ToewijzingNummer}.") };
        yield return d.Step(d.B305(), Accepted);
    }
}
