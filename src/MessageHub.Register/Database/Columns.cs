using System.Data.Common;

namespace MessageHub.Register.Database;

/// <summary>Reads columns by name, alike for both databases.</summary>
internal static class Columns
{
    public static T Get<T>(this DbDataReader row, string name) => row.GetFieldValue<T>(row.GetOrdinal(name));

    public static string Text(this DbDataReader row, string name) => row.Get<string>(name);

    public static string? TextOrNull(this DbDataReader row, string name) => row.Has(name) ? row.Get<string>(name) : null;

    public static long Number(this DbDataReader row, string name) => row.Get<long>(name);

    public static long? NumberOrNull(this DbDataReader row, string name) => row.Has(name) ? row.Get<long>(name) : null;

    public static DateOnly Date(this DbDataReader row, string name) => row.Get<DateOnly>(name);

    public static DateOnly? DateOrNull(this DbDataReader row, string name) => row.Has(name) ? row.Get<DateOnly>(name) : null;

    public static DateTimeOffset Instant(this DbDataReader row, string name) => row.Get<DateTimeOffset>(name).ToUniversalTime();

    public static DateTimeOffset? InstantOrNull(this DbDataReader row, string name) => row.Has(name) ? row.Instant(name) : null;

    public static Guid? GuidOrNull(this DbDataReader row, string name) => row.Has(name) ? row.Get<Guid>(name) : null;

    public static bool Has(this DbDataReader row, string name) => !row.IsDBNull(row.GetOrdinal(name));
}
