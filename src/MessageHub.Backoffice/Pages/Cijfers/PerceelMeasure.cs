namespace MessageHub.Backoffice.Pages.Cijfers;

/// <summary>A figure of percelen that is laid out by gemeente.</summary>
public enum PerceelMeasure
{
    Bedrag,
    Ingeschreven,
    MetOmzet,
    Clienten,
    Top3,
    Top10,
}
