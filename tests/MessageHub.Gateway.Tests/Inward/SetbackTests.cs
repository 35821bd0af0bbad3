using MessageHub.Gateway.Envelopes;
using MessageHub.Register.Envelopes;

namespace MessageHub.Gateway.Tests.Inward;

/// <summary>
/// An envelope that we fail on is tried a few times, keeps no other waiting, and then is held for a person with the cause.
/// </summary>
public class SetbackTests
{
    [Fact]
    public async Task What_fails_by_itself_is_parked_alone_with_its_cause_and_can_be_tried_again()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var bad = Soap.NewNumber();
        await gateway.PostAsync(Soap.Di01(number: bad));
        await gateway.SettledAsync(bad, EnvelopeState.Checked);
        // What stands in the store is damaged, so each look at it fails.
        await gateway.OnStoreAsync(
            $"update envelope_in set state = 'received', content = {With("'xmlBestand', 'xmlBistand'")} where referentienummer = '{bad}'");

        for (var attempt = 1; attempt < Setbacks.MaxAttempts; attempt++)
        {
            await AttemptedAsync(gateway, bad, attempt);
            // Another one beside it is not held up.
            var good = Soap.NewNumber();
            Assert.Equal("Bv03", (await gateway.PostAsync(Soap.Di01(number: good))).Berichtcode);
            await gateway.SettledAsync(good, EnvelopeState.Checked);
            Assert.Empty(await gateway.TasksAsync());
            gateway.Clock.Move(Setbacks.Pause);
        }

        var parked = await gateway.SettledAsync(bad, EnvelopeState.Parked);
        Assert.Equal("de inhoud kon niet worden bekeken (InvalidDataException)", parked.Reason);
        var task = Assert.Single(await gateway.TasksAsync());
        Assert.Equal((EnvelopeTaskKind.Failed, parked.Id), (task.Kind, task.Subject));
        Assert.Equal("Met een bericht (JW305) ging het bij ons mis: de inhoud kon niet worden bekeken (InvalidDataException).", task.Text);

        await gateway.OnStoreAsync(
            $"update envelope_in set content = {With("'xmlBistand', 'xmlBestand'")} where referentienummer = '{bad}'");
        Assert.True(await gateway.Store.RetryReceivedAsync(parked.Id, gateway.Clock.GetUtcNow(), CancellationToken.None));
        Assert.Equal(0, (await gateway.SettledAsync(bad, EnvelopeState.Checked)).Attempts);
        Assert.False(await gateway.Store.RetryReceivedAsync(parked.Id, gateway.Clock.GetUtcNow(), CancellationToken.None));
    }

    [Fact]
    public async Task What_the_program_died_with_too_often_is_parked_without_a_look()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var number = Soap.NewNumber();
        await gateway.PostAsync(Soap.Di01(number: number));
        await gateway.SettledAsync(number, EnvelopeState.Checked);
        var future = DateTimeOffset.Parse("2100-01-01T00:00:00Z");
        for (var life = 1; life <= Setbacks.MaxAttempts; life++)
        {
            // In hand of an instance of this name that is killed.
            Assert.Single(
                await gateway.Store.ClaimReceivedAsync(
                    EnvelopeState.Checked, Environment.MachineName, future, future, 9, CancellationToken.None));
            await gateway.Store.ReleaseLeftAsync(Environment.MachineName, gateway.Clock.GetUtcNow(), CancellationToken.None);
        }

        await gateway.OnStoreAsync("update envelope_in set state = 'received'");

        var parked = await gateway.SettledAsync(number, EnvelopeState.Parked);
        Assert.Contains("het programma stopte", parked.Reason, StringComparison.Ordinal);
        Assert.Equal(EnvelopeTaskKind.Failed, Assert.Single(await gateway.TasksAsync()).Kind);
    }

    [Fact]
    public async Task A_stop_is_no_attempt()
    {
        await using var gateway = await TestGateway.StartedAsync();
        var number = Soap.NewNumber();
        await gateway.PostAsync(Soap.Di01(number: number));
        await gateway.SettledAsync(number, EnvelopeState.Checked);
        var future = DateTimeOffset.Parse("2100-01-01T00:00:00Z");
        for (var life = 0; life < Setbacks.MaxAttempts; life++)
        {
            Assert.Single(
                await gateway.Store.ClaimReceivedAsync(
                    EnvelopeState.Checked, Environment.MachineName, future, future, 9, CancellationToken.None));
            await gateway.StopAsync();
            await gateway.StartAsync();
        }

        Assert.Equal(0, Assert.Single(await gateway.ReceivedAsync()).Attempts);
    }

    private static Task<ReceivedEnvelope?> AttemptedAsync(TestGateway gateway, string number, int attempts) => Wait.ForAsync(
        async () => (await gateway.ReceivedAsync()).FirstOrDefault(r => r.Referentienummer == number), r => r?.Attempts == attempts,
        $"attempt {attempts} failed");

    /// <summary>The bytes with a text in place of another.</summary>
    private static string With(string oldAndNew) => $"cast(replace(cast(content as text), {oldAndNew}) as blob)";
}
