using MessageHub.Register;

namespace MessageHub.Processing;

/// <summary>
/// Delivers what the outbox holds to a folder. A file appears under its name only when it is complete; one that was written but not yet
/// marked as sent is recognised by its bytes, so that a crash in between doubles nothing.
/// </summary>
public sealed class AnswerFolder(RegisterStore store, string folder, TimeProvider clock)
{
    private const int BatchSize = 100;

    /// <summary>Writes all that is unsent, oldest first.</summary>
    /// <returns>How many files were delivered.</returns>
    /// <exception cref="IOException">The folder cannot be written, for example because the disk is full; nothing is lost, what is unsent stays unsent.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public async Task<int> DeliverAsync(CancellationToken cancellationToken = default)
    {
        var delivered = 0;
        while (await store.UnsentAsync(BatchSize, cancellationToken) is { Count: > 0 } batch)
        {
            foreach (var outgoing in batch)
            {
                await WriteAsync(outgoing, cancellationToken);
                await store.MarkSentAsync(outgoing.BerichtId, clock.GetUtcNow(), cancellationToken);
                delivered++;
            }
        }

        return delivered;
    }

    private async Task WriteAsync(OutgoingBericht outgoing, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var target = Path.Combine(folder, outgoing.FileName);
        for (var copy = 2; File.Exists(target); copy++)
        {
            if ((await File.ReadAllBytesAsync(target, cancellationToken)).AsSpan().SequenceEqual(outgoing.Content))
                return;
            target = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(outgoing.FileName)}-{copy}{Path.GetExtension(outgoing.FileName)}");
        }

        var temporary = Path.Combine(folder, $".{outgoing.FileName}.part");
        await using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            await stream.WriteAsync(outgoing.Content, cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, target);
    }
}
