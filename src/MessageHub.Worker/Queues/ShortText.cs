using System.Text;

namespace MessageHub.Worker.Queues;

/// <summary>Text in a property of AMQP, as a message id: at most 255 bytes in UTF-8, and nothing in it that is no text.</summary>
internal static class ShortText
{
    private const int MaxBytes = 255;

    /// <summary>Text that can be kept, sent on and shown: no control characters, and no bytes that were no text.</summary>
    public static bool IsUsable(string text) =>
        Encoding.UTF8.GetByteCount(text) <= MaxBytes && !text.Any(c => char.IsControl(c) || c is '\uFFFD');

    /// <summary>The text when it is usable, and otherwise nothing: without it a message can still be sent.</summary>
    public static string? OrNull(string? text) => text is not null && IsUsable(text) ? text : null;
}
