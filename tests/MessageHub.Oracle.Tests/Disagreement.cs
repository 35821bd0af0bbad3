using System.Text;

namespace MessageHub.Oracles.Tests;

/// <summary>A sequence whose last message the engine and the oracle judge differently.</summary>
internal sealed record Disagreement(IReadOnlyList<OMessage> Messages, OVerdict Oracle, OVerdict Engine)
{
    public override string ToString()
    {
        var text = new StringBuilder("The engine and the oracle disagree on the last of these messages.");
        foreach (var message in Messages)
            text.Append('\n').Append(message);
        return text.Append("\n\noracle: ")
            .Append(EngineVerdict.TextOf(Oracle))
            .Append("\n\nengine: ")
            .Append(EngineVerdict.TextOf(Engine))
            .ToString();
    }
}
