using MessageHub.Rules.Language;
using MessageHub.Rules.Violations;

namespace MessageHub.Rules.Support;

/// <summary>What a ToewijzingNummer of the message led to, when that is not an allocation the rule can accept.</summary>
internal static class FoundToewijzing
{
    /// <summary>The values that show why: unknown, of another client, deleted, or ended before the Dagtekening.</summary>
    public static IReadOnlyList<ComparedValue> Values(long nummer, RuleContext context)
    {
        var here = ComparedValue.Here("ToewijzingNummer", nummer);
        if (context.Toewijzing(nummer) is not { } toewijzing)
            return [here, ComparedValue.From(Source.EarlierBerichten, "toewijzing met dit nummer", null)];
        if (toewijzing.Bsn != context.Client?.Bsn)
            return [here, ComparedValue.Hidden("Bsn"), ComparedValue.From(toewijzing.Source, "Bsn", toewijzing.Bsn)];
        var einddatum = ComparedValue.From(toewijzing.Source, "Einddatum", toewijzing.Einddatum);
        return toewijzing.IsDeleted
            ? [here, einddatum, ComparedValue.From(toewijzing.Source, "RedenWijziging", toewijzing.RedenWijziging)]
            : [here, ComparedValue.Here("Dagtekening", context.Dagtekening), einddatum];
    }
}
