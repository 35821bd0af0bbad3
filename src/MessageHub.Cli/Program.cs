using System.CommandLine;
using System.CommandLine.Parsing;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using MessageHub.Berichten;
using MessageHub.Cli;
using MessageHub.Cli.Commands;
using MessageHub.Processing;
using MessageHub.Register.Database;

// Help shows the default of --today, and the form of a date follows the culture: the form that the option takes.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = DatesAsTaken();

var root = new RootCommand("MessageHub: judges iJw and iWmo messages on the side of the gemeente.")
{
    CheckCommand.Create(),
    ProcessCommand.Create(),
    ExplainCommand.Create(),
    AgreementsCommand.Create(),
    ListsCommand.Create(),
    RulesCommand.Create(),
    HeldCommand.Create(),
    DecideCommand.Create(),
    ComposeCommand.Create(),
    RequestsCommand.Create(),
    FaultsCommand.Create(),
    AccountsCommand.Create(),
    StoreCommand.Create(),
};

var parsed = root.Parse(args, new() { ResponseFileTokenReplacer = null });
if (parsed.CommandResult.Command is { Subcommands.Count: > 0 } group && parsed.Tokens.All(t => t.Type is TokenType.Command))
{
    // Only the name of a program or of a group of commands: that asks what there is.
    group.Parse(["--help"]).Invoke();
    return ExitCode.Refused;
}

if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
        PrintError(error.Message);
    Console.Error.WriteLine("Try --help.");
    return ExitCode.Refused;
}

try
{
    return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
catch (ValidationException e)
{
    // Wrong settings, a line for each.
    foreach (var line in e.Message.Split(Environment.NewLine))
        PrintError(line);
    return ExitCode.Refused;
}
catch (UsageException e)
{
    PrintError(e.Message);
    return ExitCode.Refused;
}
catch (SchemaNotUsableException e)
{
    PrintError(e.Message);
    return ExitCode.Refused;
}
catch (OperationCanceledException)
{
    return ExitCode.Fault;
}
// The last line of defence: whatever it is, the exit code says that we failed and nothing of a message is shown.
#pragma warning disable CA1031
catch (Exception e)
#pragma warning restore CA1031
{
    // Texts of these say what an operator can mend; those of others may quote the message.
    var text = e is IOException or UnauthorizedAccessException or RegisterException or AnswerNotValidException
        ? e.Message
        : e.GetType().Name;
    PrintError($"messagehub failed: {text}");
    return ExitCode.Fault;
}

// What is reported names files and folders, and those may be called anything.
static void PrintError(string text) => Console.Error.WriteLine(ShownName.Whole(text));

static CultureInfo DatesAsTaken()
{
    var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
    culture.DateTimeFormat.ShortDatePattern = "yyyy-MM-dd";
    return culture;
}
