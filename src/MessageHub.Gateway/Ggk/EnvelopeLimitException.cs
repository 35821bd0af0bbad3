namespace MessageHub.Gateway.Ggk;

/// <summary>
/// An envelope has more of something than anybody with good intent would send, and is not read on; does not leave
/// <see cref="EnvelopeReader"/>.
/// </summary>
/// <param name="text">What, in Dutch and without anything from the envelope.</param>
internal sealed class EnvelopeLimitException(string text) : Exception(text)
{
    public static EnvelopeLimitException TooDeep() => new("De elementen in het bericht zijn te diep genest.");
}
