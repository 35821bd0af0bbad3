using System.Diagnostics;
using OpenTelemetry;

namespace MessageHub.Hosting;

/// <summary>
/// Takes the id that a sender gave its message out of the traces of the bus, before they leave: it may be anything, also something of a
/// person. Our own traces say our own id.
/// </summary>
internal sealed class SenderIdRemoval : BaseProcessor<Activity>
{
    public const string Tag = "messaging.message.id";

    public override void OnEnd(Activity data) => data.SetTag(Tag, null);
}
