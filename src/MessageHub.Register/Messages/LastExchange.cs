using MessageHub.Berichten;
using MessageHub.Register.Database;

namespace MessageHub.Register.Messages;

/// <summary>The last that the store knows of what was exchanged with an aanbieder.</summary>
/// <param name="Standaard">The standard.</param>
/// <param name="Gemeente">CBS code.</param>
/// <param name="Aanbieder">AGB code.</param>
/// <param name="ArrivedAt">When the last message came.</param>
/// <param name="SentAt">When the last answer left; null when none did.</param>
/// <param name="Pending">Messages without verdict.</param>
public sealed record LastExchange(
    Standaard Standaard, string Gemeente, string Aanbieder, DateTimeOffset ArrivedAt, DateTimeOffset? SentAt, long Pending)
{
    internal static async Task<IReadOnlyList<LastExchange>> AllAsync(Session session, CancellationToken ct) => await session.QueryAsync(
        """
        select i.standaard, i.gemeente, i.aanbieder, max(i.received_at) as arrived_at, max(o.sent_at) as sent_at,
            count(*) filter (where i.state = 'received') as waiting
        from inbox i left join outbox o on o.bericht_id = i.id
        where i.aanbieder is not null
        group by i.standaard, i.gemeente, i.aanbieder
        order by i.gemeente, i.aanbieder, i.standaard
        """,
        row => new LastExchange(
            Families.Find(row.Text("standaard")),
            row.Text("gemeente"),
            row.Text("aanbieder"),
            row.Instant("arrived_at"),
            row.InstantOrNull("sent_at"),
            row.Number("waiting")),
        ct).ConfigureAwait(false);
}
