namespace MessageHub.Register.Database;

/// <summary>What a command of a <see cref="QueryBatch"/> gives, once the batch was run.</summary>
internal sealed class Deferred<T>(Func<T> value)
{
    public T Value => value();

    /// <summary>The same, turned into something else when it is asked for.</summary>
    public Deferred<TOther> Select<TOther>(Func<T, TOther> map) => new(() => map(value()));
}
