namespace MessageHub.Backoffice.Pages.Cijfers;

/// <summary>How the figures of percelen are laid out.</summary>
public enum PerceelForm
{
    /// <summary>A row for each perceel.</summary>
    Tabel,

    /// <summary>One figure, with a column for each gemeente.</summary>
    Gemeenten,

    /// <summary>One perceel.</summary>
    Perceel,
}
