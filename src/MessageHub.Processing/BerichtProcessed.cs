namespace MessageHub.Processing;

/// <summary>Bus message: a message has its verdict, and what had to leave stands in the outbox. Carries our id only.</summary>
public sealed record BerichtProcessed(Guid BerichtId);
