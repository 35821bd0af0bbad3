namespace MessageHub.Processing;

/// <summary>A fault: to read a message took longer than any message should. Tried again like other faults, and parked like them.</summary>
public sealed class ReadingTookTooLongException(TimeSpan budget) : Exception($"The message was not read in {budget}.");
