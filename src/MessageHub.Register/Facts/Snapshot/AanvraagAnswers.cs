using MessageHub.Register.Database;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Facts.Snapshot;

/// <summary>
/// The requests that were found, with what they ask for and how they were answered: three questions in a batch of their own.
/// </summary>
internal static class AanvraagAnswers
{
    public static BatchResult<IReadOnlyList<Aanvraag>> Ask(
        SnapshotKeys keys, QueryBatch next, IReadOnlyList<(Guid Id, long Regel, Aanvraag Aanvraag)> found)
    {
        var then = keys.Then(
            next,
            ("found", keys.Database.ListOf(found.Select(a => a.Aanvraag.ReferentieAanbieder).Distinct())),
            ("requests", keys.Database.ListOf(found.Select(a => a.Id).Distinct())));
        var gevraagd = GevraagdeProducten.Ask(then);
        var antwoorden = Antwoorden.Ask(then);
        var versies = HonouringVersies.Ask(then);
        return versies.Select(versiesOf =>
        {
            var (gevraagdOf, antwoordenOf) = (gevraagd.Value, antwoorden.Value);
            return (IReadOnlyList<Aanvraag>)
            [
                .. found.Select(a => a.Aanvraag with
                {
                    Gevraagd = [.. gevraagdOf[(a.Id, a.Regel)]],
                    Antwoorden = [.. antwoordenOf[a.Aanvraag.ReferentieAanbieder]],
                    Toewijzingen = [.. versiesOf[a.Aanvraag.ReferentieAanbieder]],
                }),
            ];
        });
    }
}
