using System.Diagnostics.CodeAnalysis;
using System.Net.Mime;
using System.Text;
using MassTransit;
using MassTransit.Metadata;
using MassTransit.Serialization;
using MessageHub.Processing.Queues;
using IReadOnlyBasicProperties = RabbitMQ.Client.IReadOnlyBasicProperties;

namespace MessageHub.Worker.Queues;

/// <summary>
/// Lets the bus take bytes as they are: whatever the body and the content type of a delivery, it is one <see cref="RawBericht"/>.
/// Whether it is a message at all is judged later, with the original bytes.
/// </summary>
/// <param name="contentType">The content type it is registered for; the one that is the default takes every type that has none of its
/// own.</param>
internal sealed class RawBerichtDeserializer(string contentType) : ISerializerFactory, IMessageDeserializer
{
    public ContentType ContentType { get; } = new(contentType);

    public IMessageDeserializer CreateDeserializer() => this;

    public IMessageSerializer CreateSerializer() => throw new NotSupportedException("Raw messages are only received here.");

    public ConsumeContext Deserialize(ReceiveContext receiveContext)
    {
        var properties = receiveContext.TryGetPayload<RabbitMqBasicConsumeContext>(out var delivery) ? delivery.Properties : null;
        var id = properties?.MessageId;
        return new BodyConsumeContext(
            receiveContext,
            new Context(new(receiveContext.Body.GetBytes(), string.IsNullOrEmpty(id) ? null : id, TraceOf(properties)), receiveContext));
    }

    /// <summary>A sender can put anything in a header, a number or a table too.</summary>
    private static string? TraceOf(IReadOnlyBasicProperties? properties) =>
        properties?.Headers?.TryGetValue(QueueNames.TraceParentHeader, out var value) == true && value is byte[] text
            ? Encoding.UTF8.GetString(text)
            : null;

    public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null) =>
        throw new NotSupportedException("A raw message comes from a queue.");

    public MessageBody GetMessageBody(string text) => new BytesMessageBody(Encoding.UTF8.GetBytes(text));

    public void Probe(ProbeContext context) => context.CreateScope("raw");

    /// <summary>What the bus wants to know of a delivery; it carries no envelope, so nearly all of it is unknown.</summary>
    private sealed class Context(RawBericht bericht, ReceiveContext receiveContext) : SerializerContext
    {
        public string[] SupportedMessageTypes { get; } = [MessageUrn.ForTypeString<RawBericht>()];

        public Guid? MessageId => null;

        public Guid? RequestId => null;

        public Guid? CorrelationId => null;

        public Guid? ConversationId => null;

        public Guid? InitiatorId => null;

        public DateTime? ExpirationTime => null;

        public Uri? SourceAddress => null;

        public Uri? DestinationAddress => receiveContext.InputAddress;

        public Uri? ResponseAddress => null;

        public Uri? FaultAddress => null;

        public DateTime? SentTime => null;

        public Headers Headers => receiveContext.TransportHeaders;

        public HostInfo Host => HostMetadataCache.Host;

        public bool IsSupportedMessageType<T>()
            where T : class => IsSupportedMessageType(typeof(T));

        public bool IsSupportedMessageType(Type messageType) => messageType == typeof(RawBericht);

        public bool TryGetMessage<T>([NotNullWhen(true)] out T? message)
            where T : class => (message = bericht as T) is not null;

        public bool TryGetMessage(Type messageType, [NotNullWhen(true)] out object? message) =>
            (message = IsSupportedMessageType(messageType) ? bericht : null) is not null;

        public IMessageSerializer GetMessageSerializer() => throw new NotSupportedException();

        public IMessageSerializer GetMessageSerializer<T>(MessageEnvelope envelope, T message)
            where T : class => throw new NotSupportedException();

        public IMessageSerializer GetMessageSerializer(object message, string[] messageTypes) => throw new NotSupportedException();

        public Dictionary<string, object> ToDictionary<T>(T? message)
            where T : class => [];

        public T? DeserializeObject<T>(object? value, T? defaultValue = null)
            where T : class => defaultValue;

        public T? DeserializeObject<T>(object? value, T? defaultValue = null)
            where T : struct => defaultValue;

        public MessageBody SerializeObject(object? value) => throw new NotSupportedException();
    }
}
