using MessageHub.Processing;

namespace MessageHub.Backoffice.Pages.Shared;

/// <summary>What is kept of a file that somebody brings, and of what they say with it.</summary>
public static class UploadedFile
{
    /// <summary>As a person knows it: without folders, and as it may be kept.</summary>
    public static string NameOf(IFormFile file) =>
        ShownName.Brief(file.FileName.Split('/', '\\')[^1]) is { Length: > 0 } name ? name : "zonder naam";

    /// <summary>Without signs that are not seen, which no database takes either, and without halves of others.</summary>
    public static string Seen(string text) => string.Concat(text.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)));
}
