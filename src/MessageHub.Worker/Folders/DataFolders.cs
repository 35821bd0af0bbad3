namespace MessageHub.Worker.Folders;

/// <summary>The folders a worker lives in. All stand in one file system, so that a file moves between them in one step.</summary>
public sealed class DataFolders
{
    public DataFolders(string root)
    {
        Root = Path.GetFullPath(root);
        In = Path.Combine(Root, "in");
        Work = Path.Combine(Root, "work");
        Out = Path.Combine(Root, "out");
        Done = Path.Combine(Root, "done");
        Refused = Path.Combine(Root, "refused");
    }

    public string Root { get; }

    /// <summary>Where messages arrive.</summary>
    public string In { get; }

    /// <summary>Where a message stands between being taken and having its verdict; its name starts with its inbox id.</summary>
    public string Work { get; }

    /// <summary>Answers, and our own messages that were found correct.</summary>
    public string Out { get; }

    /// <summary>Messages that were read, whatever the verdict.</summary>
    public string Done { get; }

    /// <summary>Files that could not be read, each with a text that says why.</summary>
    public string Refused { get; }

    /// <summary>The embedded store.</summary>
    public string Database => Path.Combine(Root, "messagehub.db");

    public void Create()
    {
        foreach (var folder in new[] { In, Work, Out, Done, Refused })
            Directory.CreateDirectory(folder);
    }
}
