namespace MessageHub.EndToEnd.Tests;

/// <summary>
/// What happens with one client: each message is sent when the one before it was answered, as real software does. Nothing in it depends
/// on another story, so stories may be mixed in any way.
/// </summary>
/// <param name="Number">Its number in the book.</param>
/// <param name="Place">Between whom.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="ToewijzingNummer">The number of its toewijzing.</param>
/// <param name="Steps">What is sent. One that gets no answer comes last.</param>
internal sealed record Story(int Number, Place Place, string Kind, long ToewijzingNummer, IReadOnlyList<Step> Steps)
{
    public bool IsPoisoned => Steps.Any(s => s.IsPoison);
}
