using MessageHub.Berichten.Model;
using MessageHub.Berichten.Reading;
using MessageHub.Berichten.Schemas;
using MessageHub.Rules.Language;

namespace MessageHub.Rules.Tests;

/// <summary>How tests of level 1 rules ask the schema: written as it would be sent, read as it would be received.</summary>
internal static class SchemaJudging
{
    private static readonly BerichtReader Reader = new(SchemaLibrary.BuiltIn);

    public static void Accepts(string reason, Bericht bericht) => Gives(Ruling.Accepts, reason, bericht);

    public static void Rejects(string reason, Bericht bericht) => Gives(Ruling.Rejects, reason, bericht);

    /// <summary>Asserts that the schema refuses a message, or lets it through, with the reason of the case as message.</summary>
    public static void Gives(Ruling ruling, string reason, Bericht bericht)
    {
        var result = Reader.Read(BerichtWriter.Write(bericht));
        var isRefused = result is ReadResult.Refused { Reason: RefusalReason.NotValid };
        Assert.True(ruling is Ruling.Rejects ? isRefused : result is ReadResult.Read, $"{bericht.Identity}, {reason}: got {Told(result)}");
    }

    /// <summary>Asserts that the catalogue knows a rule for a message and leaves it to the schema: level 1, no code, no checks.</summary>
    public static void ExpectLeftToSchema(string code, Bericht bericht)
    {
        var rule = Judging.Rules[code];
        Assert.Equal(Level.Format, rule.Level);
        Assert.Null(rule.RetourCode);
        Assert.Empty(rule.Checks);
        Assert.True(rule.Covers(bericht.Identity), $"{code} holds for {bericht.Identity}");
    }

    private static string Told(ReadResult result) => result is ReadResult.Refused refused
        ? $"{refused.Reason}: {string.Join("; ", refused.Complaints.Select(c => $"{c.Path} {c.Text}"))}"
        : "a valid message";
}
