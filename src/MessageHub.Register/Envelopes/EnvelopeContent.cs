using MessageHub.Register.Database;

namespace MessageHub.Register.Envelopes;

/// <summary>
/// Bytes in pieces: the first stands in the row itself, so that a common message is one command, and the others beside it, so that the
/// largest is never held whole.
/// </summary>
internal static class EnvelopeContent
{
    public const int PieceLength = 1 << 20;

    /// <summary>The first piece; leaves the stream behind it.</summary>
    public static async Task<byte[]> FirstAsync(Stream content, CancellationToken ct)
    {
        content.Position = 0;
        var piece = new byte[Math.Min(PieceLength, content.Length)];
        await content.ReadExactlyAsync(piece, ct).ConfigureAwait(false);
        return piece;
    }

    /// <summary>Keeps the pieces behind the first.</summary>
    public static async Task KeepRestAsync(Session session, Guid owner, Stream content, CancellationToken ct)
    {
        for (var number = 1L; content.Position < content.Length; number++)
        {
            var piece = new byte[Math.Min(PieceLength, content.Length - content.Position)];
            await content.ReadExactlyAsync(piece, ct).ConfigureAwait(false);
            await session.ExecuteAsync(
                "insert into envelope_piece (owner, piece, content) values (@owner, @piece, @content)",
                ct,
                ("owner", owner),
                ("piece", number),
                ("content", piece)).ConfigureAwait(false);
        }
    }

    /// <summary>Writes all bytes of a row into a stream.</summary>
    /// <exception cref="KeyNotFoundException">The table has no such row.</exception>
    public static async Task CopyAsync(Session session, string table, Guid id, Stream destination, CancellationToken ct)
    {
        var first = await session.FirstAsync(
            $"select content from {table} where id = @id", row => row.Get<byte[]>("content"), ct, ("id", id)).ConfigureAwait(false)
            ?? throw new KeyNotFoundException("There is no such envelope.");
        await destination.WriteAsync(first, ct).ConfigureAwait(false);
        if (first.Length < PieceLength)
            return;
        for (var number = 1L; ; number++)
        {
            var piece = await session.FirstAsync(
                "select content from envelope_piece where owner = @owner and piece = @piece",
                row => row.Get<byte[]>("content"),
                ct,
                ("owner", id),
                ("piece", number)).ConfigureAwait(false);
            if (piece is null)
                return;
            await destination.WriteAsync(piece, ct).ConfigureAwait(false);
        }
    }
}
