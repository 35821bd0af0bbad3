using System.CommandLine;
using System.Globalization;
using MessageHub.Berichten;
using MessageHub.Berichten.CodeLists;
using MessageHub.Hosting;
using MessageHub.Processing;
using MessageHub.Register.Database;

namespace MessageHub.Cli;

/// <summary>Options that several commands share (cli.md).</summary>
internal static class CommonOptions
{
    private const string GemeentelijstVariable = "MessageHub__Gemeentelijst";

    public static Option<bool> Json() => new("--json") { Description = "One JSON object per input file, one line each." };

    public static Option<string?> Schemas() =>
        new("--schemas") { Description = "Use this folder of XSDs instead of the built-in one.", HelpName = "DIR" };

    /// <summary>The list of gemeenten that TR378 looks in; without it that of the workers, so that one setting serves all.</summary>
    public static Option<string> Gemeentelijst() => Text(
        "--gemeentelijst",
        "FILE",
        "Periods of gemeenten that came or went, for those that the built-in list does not know yet. "
        + $"Without it the environment variable {GemeentelijstVariable} is used.",
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
            var text = result.Tokens[0].Value;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return date;
            result.AddError($"'{text}' is not a date of the form yyyy-MM-dd.");
            return default;
        },
    };

    /// <summary>What is kept with changes is read by everybody of the gemeente.</summary>
    public static void RequireNoBsn(string option, string? text)
    {
        if (BsnText.IsIn(text))
            throw new UsageException($"{option}: {BsnText.Problem}");
    }

    /// <summary>Makes the folder before any work is done for it: a wrong one costs nothing then.</summary>
    public static string MakeFolder(string folder)
    {
        OwnerOnly.CreateFolder(folder);
        return Path.GetFullPath(folder);
    }

    /// <summary>Puts the embedded store of a folder in the settings of a command.</summary>
    public static JudgingSettings In(this JudgingSettings settings, string folder)
    {
        (settings.Data, settings.Postgres) = (folder, "");
        return settings;
    }

    /// <summary>Puts the schemas and the list of gemeenten that a command names in its settings.</summary>
    /// <exception cref="UsageException">There is no such folder, or the list is none.</exception>
    public static JudgingSettings With(this JudgingSettings settings, string? schemas, string? gemeentelijst = null)
    {
        if (schemas is not null)
            settings.Schemas = Directory.Exists(schemas) ? schemas : throw new UsageException($"{schemas}: no such folder.");
        if (gemeentelijst is not null && GemeenteList.ComplaintOf(gemeentelijst) is { } complaint)
            throw new UsageException($"{gemeentelijst}: {complaint}.");
        settings.Gemeentelijst = gemeentelijst ?? settings.Gemeentelijst;
        return settings;
    }
}
