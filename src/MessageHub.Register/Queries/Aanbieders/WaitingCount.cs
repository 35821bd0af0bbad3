using MessageHub.Berichten;

namespace MessageHub.Register.Queries.Aanbieders;

/// <summary>Who waits for an aanbieder to begin with a product.</summary>
/// <param name="Standaard">The domain.</param>
/// <param name="Aanbieder">AGB code.</param>
/// <param name="Product">Product code, or the category where there is none; "" is any product.</param>
/// <param name="Count">Allocations without a start.</param>
/// <param name="Since">The day on which the aanbieder was notified of the oldest of them.</param>
public sealed record WaitingCount(Standaard Standaard, string Aanbieder, string Product, long Count, DateOnly Since);
