using System.Diagnostics;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Assessment;

/// <summary>What a verdict makes of the lines of a claim.</summary>
public static class ClaimedLines
{
    /// <summary>The lines of a 323 in document order, each with what became of it.</summary>
    /// <param name="claim">The 323.</param>
    /// <param name="verdict">The verdict, with findings on the class instances of <paramref name="claim"/>.</param>
    public static IEnumerable<EarlierPrestatie> Of(Bericht claim, Verdict verdict)
    {
        var found = verdict.Findings.Select(f => f.Instance).ToHashSet<Klasse>(ReferenceEqualityComparer.Instance);
        var bericht = EarlierBericht.Of(claim);
        return
            from client in claim.Declaratie?.Clienten ?? []
            from line in client.Prestaties ?? []
            select EarlierPrestatie.Of(line, client.Bsn, StateOf(client, line), bericht);

        PrestatieState StateOf(Client client, Prestatie line) => verdict.Outcome switch
        {
            Outcome.Held => PrestatieState.Held,
            Outcome.Rejected => PrestatieState.Rejected,
            Outcome.Accepted or Outcome.Partly =>
                IsRejected(client, line, found.Contains) ? PrestatieState.Rejected : PrestatieState.Granted,
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>A line of a claim that was assessed is rejected by a finding on it, or on its client.</summary>
    /// <param name="client">The client of the line.</param>
    /// <param name="line">The line.</param>
    /// <param name="hasFinding">Whether a rule rejects a class instance.</param>
    internal static bool IsRejected(Client client, Prestatie line, Func<Klasse, bool> hasFinding) => hasFinding(client) || hasFinding(line);
}
