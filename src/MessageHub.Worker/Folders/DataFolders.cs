using MessageHub.Hosting;
using MessageHub.Register.Database;

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
        Parked = Path.Combine(Root, "parked");
        Events = Path.Combine(Root, "events");
    }

    public string Root { get; }

    /// <summary>Where messages arrive.</summary>
    public string In { get; }

    /// <summary>Where a message stands between being taken and having its verdict; its name starts with its inbox id.</summary>
    public string Work { get; }

    /// <summary>Answers, and our own messages that were found correct.</summary>
    public string Out { get; }

    /// <summary>Messages that were read, each with a text that gives the verdict.</summary>
    public string Done { get; }

    /// <summary>Files that could not be read, each with a text that says why.</summary>
    public string Refused { get; }

    /// <summary>Files that failed on our side again and again, each with a text that gives the cause; made when there is one.</summary>
    public string Parked { get; }

    /// <summary>Facts for other systems, one file each; made when there is one.</summary>
    public string Events { get; }

    /// <summary>The embedded store.</summary>
    public string Database => HostingSettings.StoreFileIn(Root);

    /// <summary>What was seen in the store, kept beside it.</summary>
    public string Mark => Path.Combine(Root, "messagehub.mark");

    /// <summary>
    /// The folders with care data that others on this machine may look into. <see cref="In"/> may be open for who brings files.
    /// </summary>
    public IEnumerable<string> Open => new[] { Work, Out, Done, Refused, Parked }.Where(f => OwnerOnly.IsOpen(f));

    public void Create()
    {
        foreach (var folder in new[] { In, Work, Out, Done, Refused })
            OwnerOnly.CreateFolder(folder);
    }
}
