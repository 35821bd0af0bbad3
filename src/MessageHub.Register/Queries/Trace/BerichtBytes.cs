namespace MessageHub.Register.Queries.Trace;

/// <summary>A message as it arrived or left. Its bytes are care data.</summary>
/// <param name="FileName">Its name; of a received message chosen by the sender.</param>
/// <param name="Content">The bytes.</param>
public sealed record BerichtBytes(string FileName, byte[] Content);
