namespace MessageHub.Cli.Tests;

/// <summary>
/// The settings of the workers in the environment of a command. That it reads them as every host does, Hosting.Tests show.
/// </summary>
public sealed class SettingsTests : IDisposable
{
    private readonly Workplace work = new();

    [Fact]
    public async Task With_all_documented_settings_in_its_environment_a_command_works()
    {
        var variables = DocumentedSettings.Values.Select(s => (s.Key.Replace(":", "__", StringComparison.Ordinal), s.Value)).ToArray();

        Assert.Equal("Er wacht niets op een besluit.\n", (await work.RunWithAsync(variables, "held", "--store", "store")).Exits(0).Out);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once_by_the_names_of_variables()
    {
        (string, string)[] wrong = [
            ("MessageHub__Gemeentn__0", "0297"), ("MessageHub__XsltVersie", "1"), ("MessageHub__MaximumBytes", "0")
        ];

        var run = await work.RunWithAsync(wrong, "held", "--store", "store");

        run.IsWrongUse("MessageHub__Gemeentn: there is no such setting.", "a name that no host knows");
        Assert.Contains("MessageHub__XsltVersie: three numbers with points between them are needed", run.Error);
        Assert.Contains("MessageHub__MaximumBytes: from 1 to ", run.Error);
        Assert.Equal(3, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    public void Dispose() => work.Dispose();
}
