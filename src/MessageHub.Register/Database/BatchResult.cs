namespace MessageHub.Register.Database;

/// <summary>What a command of a <see cref="QueryBatch"/> gives, once the batch was run.</summary>
/// <param name="value">Gives it, when it is there.</param>
/// <param name="isThere">Whether the batch was run; null when it is there from the start.</param>
internal sealed class BatchResult<T>(Func<T> value, Func<bool>? isThere = null)
{
    /// <exception cref="InvalidOperationException">It is asked for before the batch was run.</exception>
    public T Value => isThere is null || isThere()
        ? value()
        : throw new InvalidOperationException("The batch that gives this was not run yet.");

    /// <summary>The same, turned into something else when it is asked for.</summary>
    public BatchResult<TOther> Select<TOther>(Func<T, TOther> map) => new(() => map(value()), isThere);
}
