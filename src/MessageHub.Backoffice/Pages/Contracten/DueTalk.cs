using MessageHub.Register.Database;
using MessageHub.Register.Queries.Aanbieders;
using MessageHub.Register.Talks;

namespace MessageHub.Backoffice.Pages.Contracten;

/// <summary>A contracted aanbieder with when the next talk is due.</summary>
/// <param name="Aanbieder">Who it is.</param>
/// <param name="DueOn">By when; null when no talk has to be held.</param>
/// <param name="Last">When the last one was, or null.</param>
/// <param name="OpenActions">So much is agreed and not done.</param>
public sealed record DueTalk(ContractedAanbieder Aanbieder, DateOnly? DueOn, DateOnly? Last, int OpenActions)
{
    /// <summary>Every contracted aanbieder, the soonest due first and those without a talk last.</summary>
    public static async Task<IReadOnlyList<DueTalk>> ReadAsync(
        ContractQueries contracts, TalkStore talks, TalkTerms terms, GemeenteScope scope, DateOnly today, CancellationToken ct)
    {
        var held = (await talks.TalksAsync(scope, null, ct)).ToLookup(t => t.Agb);
        var actions = (await talks.ActionsAsync(scope, null, ct)).Where(a => a.DoneAt is null).ToLookup(a => a.Agb);
        return
        [
            .. from aanbieder in await contracts.ContractedAsync(scope, today, ct)
               let last = held[aanbieder.Agb].FirstOrDefault()
               let due = terms.NextOf(aanbieder.Class, aanbieder.Since, aanbieder.AttentionUntil, last)
               orderby due is null, due, aanbieder.Agb
               select new DueTalk(aanbieder, due, last?.HeldOn, actions[aanbieder.Agb].Count()),
        ];
    }
}
