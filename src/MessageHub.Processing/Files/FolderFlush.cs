using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MessageHub.Processing.Files;

/// <summary>
/// Brings the names in a folder to the disk: a file that is on it under a name that is not, is gone after a loss of power. .NET has no call
/// for it. On other systems than Linux this does nothing: Windows has no such call, and keeps the names of its files in a journal.
/// </summary>
public static class FolderFlush
{
    private const int ReadOnlyAndClosedInChildren = 0x80000;
    private const int NotSupported = 22;

    /// <exception cref="IOException">The folder is not there, or the disk failed.</exception>
    public static void ToDisk(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var handle = Open(folder, ReadOnlyAndClosedInChildren);
        // Some file systems of networks know no such thing as flushing a folder.
        if (handle.IsInvalid || Flush(handle) != 0 && Marshal.GetLastPInvokeError() != NotSupported)
            throw new IOException($"A folder cannot be brought to the disk (error {Marshal.GetLastPInvokeError()}).");
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern SafeFileHandle Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(SafeFileHandle handle);
}
