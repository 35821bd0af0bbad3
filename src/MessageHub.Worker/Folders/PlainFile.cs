using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MessageHub.Worker.Folders;

/// <summary>
/// Opens files that others put here. Who may do that may also put a link, a pipe or a device in the place of a file, at any moment: none of
/// those is followed or waited for.
/// </summary>
internal static class PlainFile
{
    private const int ReadOnly = 0;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int NoRight = 13;

    private static readonly int NoFollow = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm
        ? 0x8000
        : 0x20000;

    /// <summary>Opens a file for reading; null when it is gone, or something else than a file.</summary>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static FileStream? TryOpen(string path)
    {
        if (new FileInfo(path).LinkTarget is not null || Directory.Exists(path))
            return null;
        // The library of .NET would wait at a pipe until somebody writes into it.
        var stream = OperatingSystem.IsLinux() ? TryOpenHandle(path)
            : File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
            : null;
        if (stream is null or { CanSeek: true })
            return stream;
        stream.Dispose();
        return null;
    }

    private static FileStream? TryOpenHandle(string path)
    {
        var handle = Open(path, ReadOnly | NonBlocking | CloseOnExec | NoFollow);
        try
        {
            if (!handle.IsInvalid)
                return new(handle, FileAccess.Read, bufferSize: 0, isAsync: false);
            if (Marshal.GetLastPInvokeError() == NoRight)
                throw new UnauthorizedAccessException("A file may not be read.");
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            // A folder can be opened, and is no file.
        }

        handle.Dispose();
        return null;
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern SafeFileHandle Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
