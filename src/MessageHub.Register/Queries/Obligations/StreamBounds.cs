namespace MessageHub.Register.Queries.Obligations;

/// <summary>Which part of a stream of obligations is asked.</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="Until">First day, exclusive.</param>
/// <param name="After">The last one that was shown.</param>
internal sealed record StreamBounds(DateOnly? From = null, DateOnly? Until = null, (DateOnly Start, string Id)? After = null)
{
    public StreamBounds FromDay(DateOnly day) => From is { } from && from >= day ? this : this with { From = day };

    public StreamBounds Before(DateOnly day) => Until is { } until && until <= day ? this : this with { Until = day };
}
