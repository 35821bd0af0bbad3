using System.Xml;

namespace MessageHub.Berichten.Xml;

/// <summary>
/// An <see cref="XmlReader"/> has to throw an <see cref="XmlException"/> at whatever is not XML. At some bytes it throws something else
/// (dotnet/runtime#113061): that is a fault of the file all the same, and none of ours.
/// </summary>
public static class XmlParsing
{
    /// <summary>True for what a parser throws because of the bytes; false when the machine fails it.</summary>
    public static bool IsOfTheBytes(Exception e) =>
        e is not (OutOfMemoryException or InsufficientExecutionStackException or IOException or OperationCanceledException);

    /// <summary>Lets the reader do something, after which every fault of the bytes is an <see cref="XmlException"/>.</summary>
    /// <exception cref="XmlException">The bytes are not well-formed XML.</exception>
    public static T Parsed<T>(this XmlReader reader, Func<XmlReader, T> parse)
    {
        try
        {
            return parse(reader);
        }
        catch (Exception e) when (e is not XmlException && IsOfTheBytes(e))
        {
            throw new XmlException("The parser could not take the bytes.", e);
        }
    }
}
