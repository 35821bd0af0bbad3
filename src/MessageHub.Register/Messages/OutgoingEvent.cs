namespace MessageHub.Register.Messages;

/// <summary>A fact that has to be reported to other systems of the gemeente.</summary>
/// <param name="Id">The same for the same fact, however often it is found: it is kept once.</param>
/// <param name="Kind">What happened: request-received, start …</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Data">The fact as JSON, without anything of a person.</param>
public sealed record OutgoingEvent(Guid Id, string Kind, string Subject, string Data);
