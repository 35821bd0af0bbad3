using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace MessageHub.EndToEnd.Tests;

/// <summary>
/// Everything a store holds, without what differs between two runs of the same stories: our ids (messages are called by their transport
/// id), numbers that were handed out in order, moments, and how often something was tried.
/// </summary>
internal static partial class RegisterDump
{
    private static readonly string[] Tables =
    [
        "inbox", "outbox", "bericht", "toewijzing", "levering", "aanvraag", "antwoord", "declaratie", "prestatie", "agreement", "held",
        "waiting_line", "decision",
    ];

    private static readonly HashSet<string> LeftOut =
    [
        "arrival", "number", "volgorde", "received_at", "settled_at", "offer_after", "parked_at", "sent_at", "trace_parent", "file_name",
        "attempts",
    ];

    /// <summary>One line for each row, sorted.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(Installation place)
    {
        var names = (await place.QueryAsync("select id, transport_id from inbox", row => (Id: row.GetGuid(0), Name: row.GetString(1))))
            .ToDictionary(b => b.Id, b => b.Name);
        var lines = new List<string>();
        foreach (var table in Tables)
            lines.AddRange(await place.QueryAsync($"select * from {table}", row => $"{table}: {LineOf(row, names)}"));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static string LineOf(NpgsqlDataReader row, Dictionary<Guid, string> names) => string.Join(
        ' ',
        Enumerable.Range(0, row.FieldCount)
            .Where(i => !LeftOut.Contains(row.GetName(i)) && !row.IsDBNull(i))
            .Select(i => $"{row.GetName(i)}={TextOf(row.GetValue(i), names)}"));

    private static string TextOf(object value, Dictionary<Guid, string> names) => value switch
    {
        Guid id => names.GetValueOrDefault(id, "(unknown)"),
        byte[] content => Plain(content),
        string text => Ours().Replace(text, "(ours)"),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>A message of ours without its number and day; anything else as a hash.</summary>
    private static string Plain(byte[] content)
    {
        var text = Encoding.UTF8.GetString(content);
        return Ours().IsMatch(text)
            ? Day().Replace(Ours().Replace(text, "(ours)"), "(day)")
            : Convert.ToHexString(SHA256.HashData(content));
    }

    /// <summary>An Identificatie of ours, or an id in a file name.</summary>
    [GeneratedRegex(@"\bA\d{11}\b|\b[0-9a-f]{32}\b")]
    private static partial Regex Ours();

    /// <summary>The day an answer was made.</summary>
    [GeneratedRegex(@"(?<=<(\w+:)?(DagtekeningRetour|Dagtekening)>)\d{4}-\d\d-\d\d")]
    private static partial Regex Day();
}
