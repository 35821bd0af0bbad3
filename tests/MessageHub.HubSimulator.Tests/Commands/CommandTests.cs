using System.Diagnostics;
using MessageHub.Berichten.Reading;
using MessageHub.HubSimulator.Stories;
using MessageHub.HubSimulator.Tests.Sending;

namespace MessageHub.HubSimulator.Tests.Commands;

/// <summary>The program as an operator starts it.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("messagehub-hub-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Help_names_every_option()
    {
        var (exitCode, output) = await RunAsync("--help");
        Assert.Equal(0, exitCode);
        Assert.All(
            ["--listen", "--gateway", "--send", "--generate", "--fault", "--log", "--state", "--once", "load"],
            option => Assert.Contains(option, output));
    }

    [Fact]
    public async Task The_list_of_faults_names_each()
    {
        var (exitCode, output) = await RunAsync("--list-faults");
        Assert.Equal(0, exitCode);
        Assert.All(HubSimulator.Faults.Fault.All, f => Assert.Contains(f.Name, output));
        Assert.All(HubSimulator.Faults.BadInputs.All, b => Assert.Contains(b.Name, output));
    }

    [Theory]
    [InlineData("--fault=onbekend", "There is no fault onbekend.")]
    [InlineData("--fault=bad=onbekend", "There is no bad input onbekend.")]
    public async Task A_fault_that_does_not_exist_is_wrong_use(string argument, string text)
    {
        var (exitCode, output) = await RunAsync("--listen", "http://127.0.0.1:0", "--once", argument);
        Assert.Equal(2, exitCode);
        Assert.Contains(text, output);
    }

    [Theory]
    [InlineData("no address", new[] { "--own-broker", "FILE" }, "holds no address such as amqp://user:password@host:5672.")]
    [InlineData("two places", new[] { "--own-broker", "FILE", "--own", "." }, "Give --own or --own-broker, not both.")]
    public async Task A_place_for_own_messages_that_cannot_be_is_wrong_use(string reason, string[] arguments, string text)
    {
        var file = Path.Combine(folder.FullName, "address");
        await File.WriteAllTextAsync(file, "secret of the broker");
        var (exitCode, output) = await RunAsync(
            ["--listen", "http://127.0.0.1:0", "--once", .. arguments.Select(a => a == "FILE" ? file : a)]);
        Assert.True(exitCode == 2, reason);
        Assert.Contains(text, output);
        Assert.DoesNotContain("secret", output);
    }

    [Fact]
    public async Task A_folder_is_sent_and_what_is_missing_is_told()
    {
        var story = new CareStory(1, "0297", "65656055", new(2026, 5, 6));
        File.WriteAllBytes(Path.Combine(folder.FullName, "1.xml"), BerichtWriter.Write(story.Start305()));
        File.WriteAllBytes(Path.Combine(folder.FullName, "2.xml"), BerichtWriter.Write(story.Own301()));
        await using var gateway = await StubGateway.StartAsync(
            (_, request) => (200, StubGateway.Bv03(request, receipt => receipt with { CrossRefnummer = "1" })));
        var (exitCode, output) = await RunAsync(
            "--listen", "http://127.0.0.1:0", "--gateway", gateway.Address.ToString(), "--send", folder.FullName, "--once", "--patience",
            "00:00:00.2");
        Assert.Equal(1, exitCode);
        Assert.Single(gateway.Requests);
        Assert.Contains("1 sent, 1 settled, 0 answered", output);
        Assert.Contains("WRONG", output);
    }

    [Fact]
    public async Task A_load_is_measured()
    {
        await using var gateway = await StubGateway.StartAsync((_, request) => (200, StubGateway.Bv03(request)));
        var (exitCode, output) = await RunAsync(
            "load", "--gateway", gateway.Address.ToString(), "--count", "20", "--parallel", "4", "--pid", $"{Environment.ProcessId}");
        Assert.Equal(0, exitCode);
        Assert.Equal(20, gateway.Requests.Count);
        Assert.Contains("20 acknowledged", output);
        Assert.Contains("MB before", output);
        Assert.All(gateway.Requests, r => Assert.Null(Envelopes(r)));

        static string? Envelopes(byte[] request) =>
            HubSimulator.Envelopes.EnvelopeSchema.Validate(HubSimulator.Envelopes.SoapMessage.Unwrap(request));
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "MessageHub.HubSimulator.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var patience = new CancellationTokenSource(Wait.MaxWait);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output + await error);
    }
}
