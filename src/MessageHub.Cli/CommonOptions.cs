using System.CommandLine;
using System.Globalization;
using MessageHub.Berichten;
using MessageHub.Berichten.CodeLists;
using MessageHub.Processing;
using MessageHub.Register;
using MessageHub.Rules;

namespace MessageHub.Cli;

/// <summary>Options that several commands share (cli.md).</summary>
internal static class CommonOptions
{
    private const string MaximumBytesVariable = "MessageHub__MaximumBytes";

    private const string GemeentelijstVariable = "MessageHub__Gemeentelijst";

    private const string HolidaysVariable = "MessageHub__Holidays__";

    public static Option<bool> Json() => new("--json") { Description = "One JSON object per input file, one line each." };

    public static Option<string?> Schemas() => new("--schemas") { Description = "Use this folder of XSDs instead of the built-in one.", HelpName = "DIR" };

    /// <summary>The list of gemeenten that TR378 looks in; without it that of the workers, so that one setting serves all.</summary>
    public static Option<string> Gemeentelijst() => Text(
        "--gemeentelijst",
        "FILE",
        $"Periods of gemeenten that came or went, for those that the built-in list does not know yet. Without it the environment variable {GemeentelijstVariable} is used.",
        required: false);

    public static Option<string> Store(bool required = true) =>
        Text("--store", "DIR", "Folder that holds the embedded store; made when absent.", required);

    public static Option<string> Out(bool required = true) =>
        Text("--out", "DIR", "Folder for answers and for our own correct messages; made when absent.", required);

    /// <summary>An option whose value is not blank.</summary>
    public static Option<string> Text(string name, string helpName, string description, bool required = true)
    {
        var option = new Option<string>(name) { Description = description, HelpName = helpName, Required = required };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && string.IsNullOrWhiteSpace(value))
                result.AddError($"{name} may not be empty.");
        });
        return option;
    }

    public static Option<DateOnly> Today() => new("--today")
    {
        Description = "The system date: of level 4, of the answers and of all that is kept; default today in Europe/Amsterdam.",
        HelpName = "yyyy-MM-dd",
        DefaultValueFactory = _ => TimeProvider.System.Today(),
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return date;
            result.AddError($"'{result.Tokens[0].Value}' is not a date of the form yyyy-MM-dd.");
            return default;
        },
    };

    /// <summary>What reads messages, with the largest size that the workers take: one setting serves all.</summary>
    /// <exception cref="UsageException">The setting is no size.</exception>
    public static BerichtReader ReaderOf(SchemaLibrary schemas)
    {
        if (Environment.GetEnvironmentVariable(MaximumBytesVariable) is not { Length: > 0 } text)
            return new(schemas);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes >= 1 && bytes <= Array.MaxLength
            ? new(schemas, bytes)
            : throw new UsageException($"{MaximumBytesVariable}: from 1 to {Array.MaxLength}.");
    }

    /// <summary>What terms are counted in, with the holidays of the workers: one setting serves all.</summary>
    /// <exception cref="UsageException">The settings hold something else than dates, or a day twice.</exception>
    public static WorkingDays WorkingDays()
    {
        var (added, removed) = (Setting("Added"), Setting("Removed"));
        foreach (var (list, why) in Rules.WorkingDays.Problems(added, removed))
            throw new UsageException($"{HolidaysVariable}{list}: {why}.");
        return new(Rules.WorkingDays.DatesIn(added)!, Rules.WorkingDays.DatesIn(removed)!);

        static string Setting(string list) => Environment.GetEnvironmentVariable(HolidaysVariable + list) ?? "";
    }

    /// <summary>Makes the folder before any work is done for it: a wrong one costs nothing then.</summary>
    public static string MakeFolder(string folder)
    {
        OwnerOnly.CreateFolder(folder);
        return Path.GetFullPath(folder);
    }

    /// <summary>The rules to judge by.</summary>
    /// <exception cref="UsageException">The list of gemeenten is none.</exception>
    public static RuleSet RulesOf(string? gemeentelijst)
    {
        var path = gemeentelijst ?? Environment.GetEnvironmentVariable(GemeentelijstVariable) ?? "";
        return GemeenteList.ComplaintOf(path) is { } complaint
            ? throw new UsageException($"{path}: {complaint}.")
            : RuleCatalogue.With(GemeenteList.Of(path));
    }

    /// <summary>The schemas to use.</summary>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public static SchemaLibrary SchemasOf(string? folder) => folder switch
    {
        null => SchemaLibrary.BuiltIn,
        _ when Directory.Exists(folder) => new(folder),
        _ => throw new UsageException($"{folder}: no such folder."),
    };
}
