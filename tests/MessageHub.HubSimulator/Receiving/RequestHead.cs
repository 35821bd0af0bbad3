namespace MessageHub.HubSimulator.Receiving;

/// <summary>What HTTP says of a request.</summary>
public sealed record RequestHead(string Method, string? ContentType, string? SoapAction)
{
    /// <summary>What is wrong with it for a message with this action (ggk.md §7).</summary>
    public IEnumerable<string> Complaints(string action)
    {
        if (Method != "POST")
            yield return "the request is not a POST";
        if (ContentType?.Replace(" ", "", StringComparison.Ordinal)
            .Equals("text/xml;charset=utf-8", StringComparison.OrdinalIgnoreCase) != true)
            yield return "the Content-Type is not text/xml; charset=utf-8";
        if (SoapAction != $"\"{action}\"")
            yield return "SOAPAction is not the quoted action of the operation";
    }
}
