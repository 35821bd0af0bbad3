using System.CommandLine;
using System.Globalization;
using MessageHub.Berichten.Model;
using MessageHub.Register.Requests;
using MessageHub.Rules.Composing;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;

namespace MessageHub.Cli;

/// <summary>A decision on a request as it is typed on the command line, with what has to be known of the client to grant it.</summary>
internal sealed class RequestDecisionOptions
{
    private readonly Argument<string> decision = new("DECISION")
    {
        Description = "grant: as asked, or of a 315 as the options say. refuse: with --reason. research: the answer comes later.",
        HelpName = "grant|refuse|research",
    };

    private readonly Option<string> reason = Text("--reason", "1-9", "With refuse: RedenAfwijzingVerzoek.");
    private readonly Option<string> otherGemeente = Text("--other-gemeente", "CODE", "With reason 8: CBS code of who is responsible.");
    private readonly Option<string> category = Text("--category", "NN", "Grant otherwise: Categorie.");
    private readonly Option<string> product = Text("--product", "CODE", "Grant otherwise: product code.");
    private readonly Option<string> from = Text(
        "--from", "yyyy-MM-dd", "Grant otherwise: the first day; all of the product is as the options say.");
    private readonly Option<string> until = Text("--until", "yyyy-MM-dd", "Grant otherwise: the last day.");
    private readonly Option<string> volume = Text("--volume", "N", "Grant otherwise: Volume.");
    private readonly Option<string> unit = Text("--unit", "NN", "Grant otherwise: Eenheid (WJ756).");
    private readonly Option<string> frequency = Text("--frequency", "N", "Grant otherwise: Frequentie.");
    private readonly Option<string> budget = Text("--budget", "CENTS", "Grant otherwise: Budget in eurocents, instead of a volume.");
    private readonly Option<string> street = Text("--street", "NAME", "Address of a client of whom no earlier 301 tells it.");
    private readonly Option<string> house = Text("--house-number", "N", "Huisnummer of that address.");
    private readonly Option<string> postcode = Text("--postcode", "NNNNXX", "Postcode of that address.");
    private readonly Option<string> town = Text("--town", "NAME", "Plaatsnaam of that address.");
    private readonly Option<string> custodian = Text("--custodian", "NAME", "Surname of the parent with gezag, when no earlier 301 tells.");

    public void AddTo(Command command)
    {
        decision.AcceptOnlyFromAmong("grant", "refuse", "research");
        command.Arguments.Add(decision);
        Option<string>[] all =
        [
            reason, otherGemeente, category, product, from, until, volume, unit, frequency, budget, street, house, postcode, town,
            custodian,
        ];
        foreach (var option in all)
            command.Options.Add(option);
    }

    /// <exception cref="UsageException">Something is no number or no date.</exception>
    public (RequestDecision Decision, TypedPerson? Person) Read(ParseResult parsed)
    {
        var person = new TypedPerson
        {
            Straatnaam = parsed.GetValue(street),
            Huisnummer = Number(parsed, house),
            Postcode = parsed.GetValue(postcode),
            Plaatsnaam = parsed.GetValue(town),
            GezagAchternaam = parsed.GetValue(custodian),
            GezagSoort = parsed.GetValue(custodian) is null ? null : Codes.SoortRelatie.Ouder,
        };
        return (
            parsed.GetRequiredValue(decision) switch
            {
                "grant" => new RequestDecision.Grant(Otherwise(parsed)),
                "refuse" => new RequestDecision.Refuse(
                    parsed.GetValue(reason) ?? throw new UsageException("Beside refuse, --reason is needed."),
                    parsed.GetValue(otherGemeente)),
                _ => new RequestDecision.Research(),
            },
            person.HasAddress || person.HasCustodian ? person : null);
    }

    private GevraagdProduct.Nieuw? Otherwise(ParseResult parsed)
    {
        if (parsed.GetValue(from) is null)
        {
            return new[] { category, product, until, volume, unit, frequency, budget }.Any(o => parsed.GetValue(o) is not null)
                ? throw new UsageException("To grant otherwise, --from and all of the product are needed.")
                : null;
        }

        return new(
            parsed.GetValue(category) is { } categorie ? new Product { Categorie = categorie, Code = parsed.GetValue(product) } : null,
            Day(parsed, from)!.Value,
            Day(parsed, until),
            Number(parsed, volume) is { } units
                ? new Omvang { Volume = units, Eenheid = parsed.GetValue(unit) ?? "", Frequentie = parsed.GetValue(frequency) ?? "" }
                : null,
            Number(parsed, budget));
    }

    private static DateOnly? Day(ParseResult parsed, Option<string> option) => parsed.GetValue(option) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UsageException($"{option.Name} is a date of the form yyyy-MM-dd.");

    private static long? Number(ParseResult parsed, Option<string> option) => parsed.GetValue(option) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new UsageException($"{option.Name} is a whole number.");

    private static Option<string> Text(string name, string helpName, string description) =>
        CommonOptions.Text(name, helpName, description, required: false);
}
