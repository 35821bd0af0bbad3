namespace MessageHub.Processing;

/// <summary>Reading a message takes longer than any message needs.</summary>
/// <param name="budget">How long it may take.</param>
public sealed class TimeBudgetExceededException(TimeSpan budget) : Exception($"Reading took longer than {budget.TotalSeconds} s.");
