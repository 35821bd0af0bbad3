using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace MessageHub.Register.Database;

/// <summary>
/// Asks SQLite about the file of a connection. A file must not be opened to look at it: closing it would take away the locks on it.
/// </summary>
internal static class SqliteFile
{
    /// <summary>SQLITE_FCNTL_HAS_MOVED.</summary>
    private const int HasMoved = 20;

    private const int Ok = 0;

    /// <summary>
    /// Under the name of the file stands no file any more, or another one. Windows does not say, and lets nobody do that to an open file.
    /// </summary>
    public static bool IsMoved(SqliteConnection connection)
    {
        var isMoved = 0;
        return FileControl(connection.Handle!.DangerousGetHandle(), null, HasMoved, ref isMoved) == Ok && isMoved != 0;
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int FileControl(
        nint connection, [MarshalAs(UnmanagedType.LPUTF8Str)] string? schema, int operation, ref int argument);
}
