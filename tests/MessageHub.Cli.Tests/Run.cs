using System.Text.Json;

namespace MessageHub.Cli.Tests;

/// <summary>What one run of the program left: its exit code and what it wrote.</summary>
internal sealed record Run(int ExitCode, string Out, string Error)
{
    /// <summary>The lines of standard output as JSON objects.</summary>
    public IReadOnlyList<JsonElement> Json =>
        [.. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<JsonElement>(l))];

    /// <summary>Asserts the exit code; the outputs say why when it is another.</summary>
    public Run Exits(int code)
    {
        Assert.True(ExitCode == code, $"exit code {ExitCode} instead of {code}\n--- out\n{Out}\n--- error\n{Error}");
        return this;
    }

    /// <summary>
    /// Asserts that the command was refused before it did anything: nothing on standard output, the reason on standard error.
    /// </summary>
    public void IsWrongUse(string reason, string because)
    {
        Assert.True(ExitCode == 2 && Out.Length == 0, $"{because}: exit code {ExitCode}\n--- out\n{Out}\n--- error\n{Error}");
        Assert.Contains(reason, Error);
        Assert.DoesNotContain("   at ", Error);
    }
}
