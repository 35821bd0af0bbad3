namespace MessageHub.HubSimulator.Faults;

/// <summary>A fault that can be put in on command.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Argument">What the name may be followed by; null for nothing.</param>
/// <param name="Reaction">What the gateway has to make of it.</param>
public sealed record Fault(string Name, FaultSide Side, string? Argument, string Description, string Reaction)
{
    private const string SameBytes = "sends the same bytes again later";

    /// <summary>Every fault there is.</summary>
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("close-before-read", FaultSide.Connection, null, "closes the connection without reading the request", SameBytes),
        new(
            "slow-read", FaultSide.Connection, "milliseconds a KB (100)", "reads the request slowly, then goes on as usual",
            "waits up to its time limit"),
        new(
            "timeout", FaultSide.Answer, null, "reads the request, remembers nothing, never answers",
            $"gives up at its time limit and {SameBytes}"),
        new("close-after-read", FaultSide.Answer, null, "reads the request, remembers nothing and closes", SameBytes),
        new(
            "lost-answer", FaultSide.Answer, null, "accepts the message and closes without an answer",
            $"{SameBytes}; the hub knows the number again"),
        new(
            "half-answer", FaultSide.Answer, null, "accepts the message and breaks off within the answer",
            $"{SameBytes}; the hub knows the number again"),
        new(
            "half-closed",
            FaultSide.Answer,
            null,
            "accepts the message, closes its own sending side and goes on listening",
            $"{SameBytes}; the hub knows the number again"),
        new("slow-answer", FaultSide.Answer, "milliseconds a byte (5)", "answers byte by byte", "waits up to its time limit"),
        new("unreadable", FaultSide.Answer, null, "answers 200 with something that is not XML", SameBytes),
        new("empty-answer", FaultSide.Answer, null, "answers 200 with nothing", SameBytes),
        new(
            "wrong-answer", FaultSide.Answer, null, "answers with a Bv03 that is about another message",
            $"takes it for no receipt and {SameBytes}"),
        new("http", FaultSide.Answer, "status (503)", "answers with a bare HTTP status", SameBytes),
        new("fault", FaultSide.Answer, "Client or Server (Server)", "answers with a SOAP fault without a Fo03", SameBytes),
        new("fo03-server", FaultSide.Answer, "code (StUF046)", "answers with a Fo03 of which the cause is at the hub", SameBytes),
        new(
            "fo03-client", FaultSide.Answer, "code (StUF010)", "answers with a Fo03 of which the cause is at the sender",
            "stops, and tells an operator; never the same number again"),
        new(
            "fo01",
            FaultSide.Answer,
            "code (IB010)",
            "accepts the message and refuses it afterwards with a Fo01",
            "records the refusal, and tells an operator"),
        new(
            "duplicate", FaultSide.Send, null, "sends a message again that was acknowledged",
            "gives the earlier answer again and does nothing else"),
        new(
            "parallel", FaultSide.Send, "how many (4)", "sends the same message over several connections at once",
            "stores it once and acknowledges each"),
        new("other-content", FaultSide.Send, null, "sends other content under a number that was acknowledged", "refuses with StUF016"),
        new("out-of-order", FaultSide.Send, null, "keeps a message back until the next one was sent", "processes both"),
        new("slow-send", FaultSide.Send, "milliseconds a KB (50)", "sends the request slowly", "waits, within its own limits"),
        new("half-send", FaultSide.Send, null, "breaks off within the request, then sends it whole", "stores nothing of the first"),
        new(
            "no-read", FaultSide.Send, null, "closes when the answer begins, then sends the same again",
            "gives the earlier answer again and does nothing else"),
        new(
            "bad", FaultSide.Send, "name, see --list-faults", "sends bad input first, then the message",
            "refuses as section 14 of the specification says"),
    ];
}
