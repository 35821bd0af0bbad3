using MessageHub.Berichten;

namespace MessageHub.Rules.Register;

/// <summary>A message of our own that a person has not let go yet.</summary>
/// <param name="Client">Whom it is about.</param>
/// <param name="Bericht">The message.</param>
public sealed record HeldOwn(Bsn Client, EarlierBericht Bericht);
