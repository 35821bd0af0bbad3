using System.Globalization;
using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Processing.Composing;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Held;
using MessageHub.Register.Requests;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;
using MessageHub.Rules.Tests;
using MessageHub.Scenarios.Tests.Composing;

namespace MessageHub.Scenarios.Tests.Streams;

/// <summary>
/// A gemeente and an aanbieder who care for one client, in one domain. What each of them does gives a line of text: what came back for it,
/// or what left. A minute goes by after each. Test BSNs only.
/// </summary>
internal sealed class Exchange(Desk desk, Standaard standaard)
{
    public static readonly Decider Ben = new(Guid.NewGuid(), "ben", "Ben Bos");
    public static readonly Decider Carla = new(Guid.NewGuid(), "carla", "Carla Cools");

    private readonly ExchangeScope scope = new(standaard, Desk.Gemeente, Desk.Aanbieder);
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly HashSet<Guid> seen = [];
    private Bericht? lastOwn;
    private Guid lastOwnId;
    private bool isKnown;
    private int number;

    /// <summary>What is asked for, or kept or changed, in a 315 or 317.</summary>
    /// <param name="Reference">Of a product of a 315.</param>
    /// <param name="Letter">Which of the two products of the domain.</param>
    public sealed record Wanted(
        string Reference, char Letter = 'A', string Begin = "2026-07-01", string End = "2026-12-31", long Volume = 10);

    public bool IsJw => standaard is Standaard.Ijw;

    public Product Product(char letter) => (IsJw, letter) switch
    {
        (true, 'A') => new() { Categorie = "45", Code = "45A04" },
        (true, _) => new() { Categorie = "44", Code = "44A09" },
        (false, 'A') => new() { Categorie = "02", Code = "02A03" },
        (false, _) => new() { Categorie = "09", Code = "09A01" },
    };

    public OwnChange.Assign New(
        char letter = 'A', string begin = "2026-07-01", string? end = "2026-12-31", long volume = 10, string frequentie = "4") =>
        new(Product(letter), Day(begin), end is null ? null : Day(end), Omvang(volume, frequentie));

    // What the aanbieder sends.

    public Task<string> AsksAsync(params Wanted[] products) => OfferAsync(Of(315, Person() with
    {
        AangevraagdeProducten =
        [
            .. products.Select(p => new AangevraagdProduct
            {
                ReferentieAanbieder = p.Reference,
                Product = Product(p.Letter),
                ToewijzingIngangsdatum = Day(p.Begin),
                ToewijzingEinddatum = Day(p.End),
                Omvang = Omvang(p.Volume),
                Verwijzer = new() { Type = "01" },
            }),
        ],
    }));

    /// <summary>A 317: every allocation of the client is kept, but those that are changed; and products are added.</summary>
    public Task<string> AsksChangeAsync(
        string reference, IReadOnlyList<long> kept, IReadOnlyList<TeWijzigenProduct> changed,
        params Wanted[] added) => OfferAsync(Of(317, new()
    {
        Bsn = Desk.Bsn,
        Verzoek = new()
        {
            ReferentieAanbieder = reference,
            RedenVerzoek = "1",
            OngewijzigdeProducten = kept.Count == 0 ? null : [.. kept.Select(n => new OngewijzigdProduct { ToewijzingNummer = n })],
            TeWijzigenProducten = changed.Count == 0 ? null : changed,
            NieuweProducten = added.Length == 0 ? null :
            [
                .. added.Select(p => new NieuwProduct
                {
                    Product = Product(p.Letter), GewensteIngangsdatum = Day(p.Begin), Einddatum = Day(p.End), Omvang = Omvang(p.Volume),
                }),
            ],
        },
    }));

    public static TeWijzigenProduct Changed(long nummer, string from, string end, long volume = 10) =>
        new() { ToewijzingNummer = nummer, GewensteIngangsdatum = Day(from), Einddatum = Day(end), Omvang = Omvang(volume) };

    /// <param name="status">1 is a start, 3 removes it.</param>
    public Task<string> StartsAsync(long nummer, string begin, string status = "1", char letter = 'A') => OfferAsync(Of(305, Person() with
    {
        StartProducten =
        [
            new()
            {
                ToewijzingNummer = nummer,
                Product = Product(letter),
                ToewijzingIngangsdatum = new(2026, 7, 1),
                Begindatum = Day(begin),
                StatusAanlevering = status,
            },
        ],
    }));

    /// <param name="reden">RedenBeeindiging; null is that care was completed, 20 a pause.</param>
    public Task<string> StopsAsync(long nummer, string begin, string end, string? reden = null) => OfferAsync(Of(307, Person() with
    {
        StopProducten =
        [
            new()
            {
                ToewijzingNummer = nummer,
                Product = Product('A'),
                ToewijzingIngangsdatum = new(2026, 7, 1),
                Begindatum = Day(begin),
                RedenBeeindiging = reden ?? (IsJw ? "31" : "19"),
                Einddatum = Day(end),
                StatusAanlevering = "1",
            },
        ],
    }));

    /// <summary>Hours of one month, at € 85,00; negative takes back the line before.</summary>
    public Task<string> ClaimsAsync(string reference, long nummer, string month, params (long Hours, string? Credits)[] lines)
    {
        var period = new GeslotenPeriode { Begindatum = Day($"{month}-01"), Einddatum = Day($"{month}-01").AddMonths(1).AddDays(-1) };
        var prestaties = lines.Select((line, i) => new Prestatie
        {
            ProductReferentie = new() { ReferentieNummer = $"{reference}-{i + 1}", VorigReferentieNummer = line.Credits },
            ToewijzingNummer = nummer,
            ProductCategorie = Product('A').Categorie,
            ProductCode = Product('A').Code!,
            ProductPeriode = period,
            GeleverdVolume = line.Hours,
            Eenheid = "04",
            ProductTarief = 8500,
            IngediendBedrag = new() { Bedrag = line.Hours * 8500, DebetCredit = line.Credits is null ? "D" : "C" },
        }).ToList();
        var claim = Valid.Claim(standaard, new Client { Bsn = Desk.Bsn, Prestaties = prestaties });
        return OfferAsync(Of(323, null) with
        {
            Declaratie = claim.Declaratie! with { DeclaratieNummer = reference, DeclaratiePeriode = period, DeclaratieDagtekening = Today },
        });
    }

    /// <summary>The aanbieder judges the last message of the gemeente; without codes he accepts it.</summary>
    public Task<string> ReturnsAsync(params IReadOnlyList<string> codes) => OfferAsync(Requests.Return(lastOwn!, codes));

    // What the gemeente does.

    public Task<string> GrantsAsync(string reference, Wanted? otherwise = null) => DecidesAsync(reference, new RequestDecision.Grant(
        otherwise is { } o ? new(Product(o.Letter), Day(o.Begin), Day(o.End), Omvang(o.Volume), null) : null));

    public Task<string> RefusesAsync(string reference, string reden, string? gemeente = null) =>
        DecidesAsync(reference, new RequestDecision.Refuse(reden, gemeente));

    public Task<string> ResearchesAsync(string reference) => DecidesAsync(reference, new RequestDecision.Research());

    /// <summary>A person decides on the newest request with this reference.</summary>
    public async Task<string> DecidesAsync(string reference, RequestDecision decision, Decider? by = null)
    {
        Later();
        var all = new GemeenteScope([scope.Gemeente]);
        var rows = (await desk.Asked.ListAsync(
            new() { Scope = all, Sort = RequestSort.Newest, Referentie = reference }, new(), None)).Items;
        var outcome = await desk.OnRequest.DecideAsync(
            all, new(rows[0].Number, decision, by ?? Ben, "overlegd met de aanbieder") { Person = isKnown ? null : Person(IsJw) });
        return outcome switch
        {
            RequestOutcome.Told(var made) => await LeftAsync(made),
            RequestOutcome.Refused(var reason) => RefusalText.Of(reason),
            _ => outcome.GetType().Name,
        };
    }

    public Task<string> ChangesAsync(params OwnChange[] changes) => WishesAsync(new OwnWish.Change(changes));

    public Task<string> ChangesAsync(Decider by, params OwnChange[] changes) => WishesAsync(new OwnWish.Change(changes), by: by);

    /// <summary>Changes to which the aanbieder agreed today.</summary>
    public Task<string> ChangesAgreedAsync(params OwnChange[] changes) =>
        WishesAsync(new OwnWish.Change(changes), consent: new("P. de Wit", Today));

    /// <summary>Ends what goes on although the aanbieder reported that care stopped, as it is proposed.</summary>
    public async Task<string> EndsAfterStopAsync(long nummer) =>
        await ChangesAsync((await desk.Decide.OptionsAsync(scope, Desk.Bsn, nummer)).AfterStop!);

    /// <summary>Sends the last message of the gemeente again, which was rejected.</summary>
    public Task<string> MendsAsync(Mends? mends = null) => WishesAsync(new OwnWish.Mend(lastOwnId, mends ?? new()));

    public Task<string> MendsAsync(Guid rejected) => WishesAsync(new OwnWish.Mend(rejected, new()));

    public Task<string> ResendsAsync(params long[] also) => WishesAsync(new OwnWish.Resend(also));

    public async Task<string> WishesAsync(OwnWish wish, Consent? consent = null, Decider? by = null)
    {
        Later();
        var outcome = await desk.Decide.DecideAsync(new(scope, Desk.Bsn, wish, (by ?? Ben).Name, "overlegd met de cliënt")
        {
            Account = by is { AccountId: null } ? null : by ?? Ben,
            Client = isKnown ? null : Client(),
            Consent = consent,
        });
        return outcome switch
        {
            OwnOutcome.Made made => await LeftAsync(made),
            OwnOutcome.NeedsConsent needs => string.Join(' ', needs.What.Select(w => $"{w.Op} {w.ToewijzingNummer}")),
            OwnOutcome.Refused refused => string.Join(' ', refused.Reasons),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>A message of the gemeente that other software made.</summary>
    public Task<string> OffersOwnAsync(params ToegewezenProduct[] products) =>
        OfferAsync(Of(301, Client() with { ToegewezenProducten = products }));

    /// <summary>A person decides on the message that was held first.</summary>
    public async Task<string> OnHeldAsync(Decision decision, Decider? by = null, string note = "gebeld met de aanbieder")
    {
        var held = (await desk.Store.HeldAsync(None))[0];
        var outcome = await desk.OnHeld.DecideAsync(new(held.Number, HeldPart.Whole, decision, by ?? Ben, note));
        await NewInOutboxAsync();
        return TextOf(outcome);
    }

    /// <summary>A colleague confirms the one proposal on what is held.</summary>
    public async Task<string> ConfirmsAsync(Decider by)
    {
        var held = (await desk.Store.HeldAsync(None)).Single();
        var outcome = await desk.OnHeld.ConfirmAsync(new([scope.Gemeente]), held.Number, held.Proposals.Single().Number, by);
        await NewInOutboxAsync();
        return TextOf(outcome);
    }

    public Task<string> WaitsAsync(int days)
    {
        desk.Clock.Now += TimeSpan.FromDays(days);
        return Task.FromResult("");
    }

    /// <summary>Where it stands: requests with their status, and what counts of the allocations.</summary>
    public async Task<string> StateAsync()
    {
        var register = await desk.Store.RehearseAsync(scope, t => desk.Own.RegisterOfAsync(t, scope, Desk.Bsn), None);
        return string.Join(
            " | ",
            register.Aanvragen.Select(a => $"{a.ReferentieAanbieder} {a.Status}")
                .Concat(register.Toewijzingen.Values.OrderBy(t => t.Nummer).Select(t => t.IsDeleted ? $"{t.Nummer} removed"
                    : $"{t.Nummer} {PeriodOf(t.Ingangsdatum, t.Einddatum)} {t.Omvang?.Volume}")));
    }

    /// <summary>What became of a message, and what left because of it: number and codes.</summary>
    private async Task<string> OfferAsync(Bericht bericht)
    {
        Later();
        var result = await desk.OfferAsync(bericht);
        var codes = result.Findings.Select(f => f.Code ?? f.Text).Concat((result.Signals ?? []).Select(s => s.Code)).Distinct();
        var left = await NewInOutboxAsync();
        var answer = left.Count == 0 ? NumberOf(bericht) + (result.Outcome is BerichtOutcome.Held ? " held" : "") : NumberOf(left.Single());
        return string.Join(' ', codes.Prepend(answer));
    }

    /// <summary>The message of a decision: it has left once, with the bytes that were shown, or it is held.</summary>
    private async Task<string> LeftAsync(OwnOutcome.Made made)
    {
        var left = await NewInOutboxAsync();
        var signals = string.Concat((made.Result.Signals ?? []).Select(s => $" {s.Code}"));
        (lastOwn, lastOwnId) = (made.Bericht, made.Id);
        if (made.Result.Outcome is BerichtOutcome.Held)
        {
            Assert.Empty(left);
            return $"held{signals}";
        }

        Assert.Equal(made.Result.Message, Assert.Single(left));
        isKnown |= made.Bericht.Client is not null;
        return made.Bericht.Antwoord is { } answer
            ? $"319 {answer.ReferentieAanbieder} {answer.VerzoekAntwoord} {answer.RedenAfwijzingVerzoek} {answer.Woonplaatsbeginsel?.Gemeente}"
                .TrimEnd()
            : $"301{signals}: " + string.Join(" | ", made.Bericht.Client!.ToegewezenProducten!.Select(TextOf));
    }

    private static string TextOf(ToegewezenProduct p) => string.Join(' ', new[]
    {
        $"{p.ToewijzingNummer}", PeriodOf(p.Ingangsdatum, p.Einddatum), $"{p.Omvang?.Volume}", p.RedenWijziging ?? "-",
        p.ReferentieAanbieder ?? "-",
    });

    private static string TextOf(DecisionOutcome outcome) => outcome switch
    {
        DecisionOutcome.Answered { Result: var result } => string.Join(' ', result.Findings.Select(f => f.Code)
            .Prepend(result.Outcome is BerichtOutcome.Accepted ? "leaves" : "stays here")),
        DecisionOutcome.Refused(var reason) => RefusalText.Of(reason),
        _ => outcome.GetType().Name,
    };

    private async Task<IReadOnlyList<string>> NewInOutboxAsync() =>
    [
        .. (await desk.Store.UnsentAsync(100, None)).Where(u => seen.Add(u.BerichtId))
            .Select(u => BerichtType.Of(u.Scope!.Standaard, u.Nummer).Name),
    ];

    private static string NumberOf(Bericht bericht) => $"{bericht.Identity.Nummer}";

    private static string NumberOf(string name) => name[^3..];

    private static string PeriodOf(DateOnly begin, DateOnly? end) =>
        string.Create(CultureInfo.InvariantCulture, $"{begin:yyyy-MM-dd}/{end:yyyy-MM-dd}");

    private DateOnly Today => desk.Clock.Today();

    private void Later() => desk.Clock.Now += TimeSpan.FromMinutes(1);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Omvang Omvang(long volume, string frequentie = "4") =>
        new() { Volume = volume, Eenheid = "04", Frequentie = frequentie };

    private Client Person() => new()
    {
        Bsn = Desk.Bsn,
        Geboortedatum = new() { Datum = new(IsJw ? 2014 : 1950, 2, 10) },
        Geslacht = "1",
        Naam = new() { Geslachtsnaam = new() { Achternaam = "Voorbeeld" } },
    };

    private Client Client() => Person() with
    {
        Naam = new() { Geslachtsnaam = new() { Achternaam = "Voorbeeld" }, NaamGebruik = "1" },
        Relaties = IsJw ? [Valid.Relatie()] : null,
        Contactgegevens = [Valid.Contact()],
    };

    private static TypedPerson Person(bool withCustodian)
    {
        var address = new TypedPerson { Straatnaam = "Teststraat", Huisnummer = 5, Postcode = "9999XX", Plaatsnaam = "Testdorp" };
        return withCustodian ? address with { GezagSoort = "10", GezagAchternaam = "Ouder" } : address;
    }

    private Bericht Of(int nummer, Client? client)
    {
        var identity = BerichtIdentity.Of(new(3, 2), standaard, nummer);
        var (from, to) = identity.SentByGemeente ? (Desk.Gemeente, Desk.Aanbieder) : (Desk.Aanbieder, Desk.Gemeente);
        return new()
        {
            Identity = identity,
            Header = new()
            {
                BerichtCode = identity.BerichtCode,
                BerichtVersie = 3,
                BerichtSubversie = 2,
                Afzender = from,
                Ontvanger = to,
                BerichtIdentificatie = new() { Identificatie = $"S{++number}", Dagtekening = Today },
                XsdVersie = XsdVersie.Of(SchemaLibrary.BuiltIn.Of(identity)),
            },
            Client = client,
        };
    }
}
