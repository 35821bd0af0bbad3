using MessageHub.Berichten.Model;
using MessageHub.Berichten.Schemas;
using MessageHub.Processing;
using MessageHub.Processing.Decisions;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Store;
using MessageHub.Rules;
using MessageHub.Rules.Language;
using MessageHub.Rules.Violations;
using Microsoft.Extensions.Time.Testing;

namespace MessageHub.Backoffice.Tests;

/// <summary>What <see cref="KillTests"/> starts as a process of its own and kills: it confirms a proposal as the pages do.</summary>
internal static class Program
{
    public const string InBetween = "in between";
    public const string Done = "done";

    /// <param name="args">
    /// Where to stand still until it is killed (<see cref="InBetween"/> or <see cref="Done"/>), sqlite or postgres, the store, the numbers of
    /// the held message and the proposal, and the account that confirms.
    /// </param>
    public static async Task Main(string[] args)
    {
        var (where, store) = (args[0], args[2]);
        await using RegisterDatabase database = args[1] == "postgres" ? new PostgresDatabase(store) : new SqliteDatabase(store);
        var confirmer = (await new AccountStore(database).FindByNameAsync(args[5], CancellationToken.None))!;
        var rules = where == InBetween ? new RuleSet([.. RuleCatalogue.All.Rules, StandingStill]) : RuleCatalogue.All;
        var registerStore = new RegisterStore(database);
        var processor = new BerichtProcessor(registerStore, SchemaLibrary.BuiltIn, new(SchemaLibrary.BuiltIn), rules, new());
        await new DecideOnHeld(registerStore, processor, rules, new FakeTimeProvider(TestSite.Noon))
            .ConfirmAsync(new(confirmer.Gemeenten), long.Parse(args[3]), long.Parse(args[4]), Decider.Of(confirmer));
        StandStill(Done);
    }

    /// <summary>Is judged when the proposal is confirmed and its tariff and decision are written, and nothing is committed.</summary>
    private static readonly Rule StandingStill = new()
    {
        Code = "TR000",
        Name = "StandingStill",
        Level = Level.Content,
        RetourCode = "0001",
        AppliesTo = Scope.In(323),
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
