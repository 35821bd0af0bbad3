using MessageHub.Berichten.Model;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Requests;
using MessageHub.Register.Store;
using MessageHub.Rules;
using MessageHub.Rules.Language;
using MessageHub.Rules.Violations;
using Microsoft.Extensions.Time.Testing;

namespace MessageHub.Backoffice.Tests;

/// <summary>
/// What <see cref="KillTests"/> starts as a process of its own and kills: it confirms a proposal or grants a request as the pages do.
/// </summary>
internal static class Program
{
    public const string InBetween = "in between";
    public const string Done = "done";

    /// <summary>Instead of the number of a held message: it decides on a request.</summary>
    public const string Request = "request";

    /// <summary>A message of our own that leaves an allocation out is held.</summary>
    public static readonly RuleSet Rules = RuleCatalogue.All.With(new WarningPolicy(new WarningChoice(null, "W004", true)));

    /// <param name="args">
    /// Where to stand still until it is killed (<see cref="InBetween"/> or <see cref="Done"/>), sqlite or postgres, the store, the numbers
    /// of the held message and the proposal, and the account that confirms; or <see cref="Request"/>, its number and the account that
    /// grants it.
    /// </param>
    public static async Task Main(string[] args)
    {
        var (where, store) = (args[0], args[2]);
        await using RegisterDatabase database = args[1] == "postgres" ? new PostgresDatabase(store) : new SqliteDatabase(store);
        var person = (await new AccountStore(database).FindByNameAsync(args[5], CancellationToken.None))!;
        var rules = where == InBetween ? new RuleSet([.. Rules.Rules, StandingStill], Rules.Signals, Rules.Warnings) : Rules;
        if (args[3] == Request)
        {
            await KillTests.OnRequest(database, rules, new FakeTimeProvider(TestSite.Noon))
                .DecideAsync(new(person.Gemeenten), KillTests.Grant(RequestNumber.Parse(args[4])!.Value, person));
        }
        else
        {
            var registerStore = new RegisterStore(database);
            var processor = new BerichtProcessor(registerStore, SchemaLibrary.BuiltIn, new(SchemaLibrary.BuiltIn), rules, new());
            await new DecideOnHeld(registerStore, processor, rules, new FakeTimeProvider(TestSite.Noon))
                .ConfirmAsync(new(person.Gemeenten), long.Parse(args[3]), long.Parse(args[4]), Decider.Of(person));
        }

        StandStill(Done);
    }

    /// <summary>
    /// Is judged when much is written and nothing is committed: with a 323 its tariff and decision, with a 301 its number.
    /// </summary>
    private static readonly Rule StandingStill = new()
    {
        Code = "TR000",
        Name = "StandingStill",
        Level = Level.Content,
        RetourCode = "0001",
        AppliesTo = Scope.In(301, 323),
        Definitie = "Een regel voor tests.",
        Checks = [Check.Each<Header>((_, _) => StandStill(InBetween))],
    };

    /// <summary>Nothing ever comes in.</summary>
    private static Violation? StandStill(string where)
    {
        Console.WriteLine(where);
        Console.ReadLine();
        return null;
    }
}
