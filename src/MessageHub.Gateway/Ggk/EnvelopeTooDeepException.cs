namespace MessageHub.Gateway.Ggk;

/// <summary>Elements are nested beyond <see cref="EnvelopeWalk.MaximumDepth"/>; does not leave <see cref="EnvelopeReader"/>.</summary>
internal sealed class EnvelopeTooDeepException : Exception;
