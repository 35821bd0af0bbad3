namespace MessageHub.Processing;

/// <summary>Bus message: the inbox holds a message to process. Carries our id only, so that no queue ever holds care data.</summary>
public sealed record BerichtReceived(Guid BerichtId);
