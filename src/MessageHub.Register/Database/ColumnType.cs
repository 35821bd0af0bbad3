namespace MessageHub.Register.Database;

/// <summary>The types of columns that both databases have under some name.</summary>
internal enum ColumnType
{
    Id,
    Text,
    Number,
    Date,
    Time,
    Boolean,
}
