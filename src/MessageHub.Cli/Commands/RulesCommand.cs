using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MessageHub.Berichten;
using MessageHub.Berichten.CodeLists;
using MessageHub.Rules;
using MessageHub.Rules.Language;

namespace MessageHub.Cli.Commands;

/// <summary><c>messagehub rules [CODE]</c>: the rule catalogue, one entry per rule and family.</summary>
internal static class RulesCommand
{
    public static Command Create()
    {
        var code = new Argument<string?>("CODE")
        {
            Description = "Only this rule (TR321), or the rules that give this return code (9321).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var family = new Option<string?>("--family") { Description = "Only this family.", HelpName = "ijw|iwmo" };
        family.AcceptOnlyFromAmong("ijw", "iwmo");
        var message = new Option<int?>("--message") { Description = "Only rules of this message number.", HelpName = "323" };
        var json = CommonOptions.Json();
        var command = new Command("rules", "The rule catalogue.") { code, family, message, json };
        command.SetAction(parsed =>
        {
            var rules = (
                from rule in RuleCatalogue.All.Rules
                where parsed.GetValue(code) is not { } wanted || IsCalled(rule, wanted)
                where parsed.GetValue(message) is not { } number || rule.AppliesTo.Nummers.Contains(number)
                from standaard in rule.AppliesTo.Standaarden
                let result = RuleResult.Of(rule, standaard)
                where parsed.GetValue(family) is not { } wantedFamily || result.Family == wantedFamily
                select (Rule: result, Standaard: standaard)).ToList();
            if (rules.Count == 0)
                throw new UsageException("No rule fits that.");
            foreach (var (rule, standaard) in rules)
                Console.Out.WriteLine(
                    parsed.GetValue(json) ? JsonSerializer.Serialize(rule, RuleJson.Default.RuleResult) : rule.ToLine(standaard));
            return ExitCode.Accepted;
        });
        return command;
    }

    /// <summary>People know a rule by the return code they got at least as often as by its own code.</summary>
    private static bool IsCalled(Rule rule, string wanted) =>
        string.Equals(rule.Code, wanted, StringComparison.OrdinalIgnoreCase)
        || string.Equals(rule.RetourCode, wanted, StringComparison.OrdinalIgnoreCase);

    internal sealed record RuleResult(
        string Code, string Kind, string Family, int Level, string? ReturnCode, IReadOnlyList<string> Messages, string Text)
    {
        public static RuleResult Of(Rule rule, Standaard standaard)
        {
            var messages = rule.AppliesTo.Nummers.Select(n => BerichtType.Of(standaard, n).Name);
            var family = BerichtType.FamilyOf(standaard);
            return new(rule.Code, rule.Kind, family, (int)rule.Level, rule.RetourCode, [.. messages], rule.Definitie)
            {
                Since = rule.Since?.ToString(),
                Until = rule.Until?.ToString(),
            };
        }

        /// <summary>The first release in which it holds; absent when that is every one.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Since { get; init; }

        /// <summary>The last release in which it holds; absent while no later one changed or dropped it.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Until { get; init; }

        /// <param name="standaard">Whose code list says what the return code means.</param>
        public string ToLine(Standaard standaard)
        {
            var means = ReturnCode is { } code && CodeLists.LabelOf(standaard, "WJ001", code) is { } label
                ? $" Retourcode {code}: {label}."
                : "";
            var releases = $"{(Since is null ? "" : $" Vanaf release {Since}.")}{(Until is null ? "" : $" Tot en met release {Until}.")}";
            return $"{Code} {Family,-4} niveau {Level} {ReturnCode ?? "-",-4} {string.Join(",", Messages)}: {Text}{means}{releases}";
        }
    }
}

/// <summary>Names as in cli.md, Dutch letters as they are.</summary>
[JsonSerializable(typeof(RulesCommand.RuleResult))]
internal sealed partial class RuleJson : JsonSerializerContext
{
    static RuleJson() => Default = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
