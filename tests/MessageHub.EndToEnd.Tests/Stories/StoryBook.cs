using MessageHub.Register.Facts;
using MessageHub.Rules.Tariffs;

namespace MessageHub.EndToEnd.Tests;

/// <summary>All stories of a run. The same seed gives the same book, byte for byte, within a year.</summary>
internal sealed record StoryBook(IReadOnlyList<Story> Stories)
{
    private const int Poisoned = 5;

    public IEnumerable<Step> Steps => Stories.SelectMany(s => s.Steps);

    /// <summary>Stories of all kinds, with about so many messages, at all places.</summary>
    public static StoryBook Write(int seed, int messages)
    {
        var random = new Random(seed);
        var weights = StoryKinds.All.Sum(k => k.Weight);
        var stories = new List<Story>();
        for (var count = 0; count < messages; count += stories[^1].Steps.Count)
        {
            var number = stories.Count;
            var dossier = new Dossier(Place.Many[random.Next(Place.Many.Count)], number);
            // Each kind once, then by chance.
            var kind = number < StoryKinds.All.Count ? StoryKinds.All[number] : Pick(random.Next(weights));
            var isPoisoned = number >= StoryKinds.All.Count && number < StoryKinds.All.Count + Poisoned;
            var steps = isPoisoned ? StoryKinds.Poisoned(dossier) : kind.Write(dossier, random);
            stories.Add(new(number, dossier.Place, isPoisoned ? "poisoned" : kind.Name, dossier.ToewijzingNummer, [.. steps]));
        }

        return new(stories);

        static (string Name, int Weight, Func<Dossier, Random, IEnumerable<Step>> Write) Pick(int at)
        {
            foreach (var kind in StoryKinds.All)
            {
                if (at < kind.Weight)
                    return kind;
                at -= kind.Weight;
            }

            throw new ArgumentOutOfRangeException(nameof(at));
        }
    }

    /// <summary>
    /// An agreement on the one product at each place. The other product is agreed with somebody else, so that a claim on it is held for a
    /// person.
    /// </summary>
    public static IReadOnlyList<AgreementRow> Agreements()
    {
        var rows = new List<AgreementRow>();
        foreach (var place in Place.Many)
            rows.Add(new(place.Gemeente, place.Aanbieder, place.Standaard, Agreed(new Dossier(place, 0).Product, 2)));
        foreach (var place in Place.Many.DistinctBy(p => (p.Gemeente, p.Standaard)))
            rows.Add(new(place.Gemeente, "99999999", place.Standaard, Agreed(new Dossier(place, 0).OtherProduct, 3)));
        return rows;
    }

    private static Agreement Agreed(Berichten.Model.Product product, int row) => new()
    {
        Row = row,
        ProductCategorie = product.Categorie,
        ProductCode = product.Code!,
        Eenheid = "04",
        Tarief = Dossier.Tarief,
        GeldigVan = new(Dossier.Year - 5, 1, 1),
        MinutenToegestaan = true,
    };
}
