namespace MessageHub.HubSimulator.Commands;

/// <summary>What came of it, in a few lines.</summary>
internal static class Summary
{
    /// <summary>Prints it; true when nothing was wrong.</summary>
    public static bool Print(Hub hub, TextWriter output)
    {
        var (sent, received, complaints) = (hub.State.Sent, hub.State.Received, hub.Log.Complaints);
        output.WriteLine($"{sent.Count} sent, {sent.Count(s => s.IsSettled)} settled, {sent.Count(s => s.Answers.Count > 0)} answered");
        foreach (var functie in received.GroupBy(r => r.Envelope.Functie ?? $"Fo01 {r.Envelope.Refusal?.Code}")
            .OrderBy(g => g.Key, StringComparer.Ordinal))
            output.WriteLine($"{functie.Count()} x {functie.Key} received");
        foreach (var complaint in complaints)
            output.WriteLine($"WRONG: {complaint}");
        output.WriteLine(complaints.Count == 0 ? "Nothing was wrong." : $"{complaints.Count} things were wrong.");
        return complaints.Count == 0;
    }
}
