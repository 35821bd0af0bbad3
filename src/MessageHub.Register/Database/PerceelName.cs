using System.Text;

namespace MessageHub.Register.Database;

/// <summary>
/// The name of a perceel as people type it. Names that differ in case or blanks mean one perceel; what is kept and shown everywhere is the
/// first of them that was known (the table perceel_name).
/// </summary>
public static class PerceelName
{
    /// <summary>What two names have in common when they mean one perceel.</summary>
    public static string KeyOf(string name) => Written(name).ToLowerInvariant();

    /// <summary>As it is kept: one space wherever there are blanks, none at the ends.</summary>
    internal static string Written(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (!char.IsWhiteSpace(c))
                text.Append(c);
            else if (text.Length > 0 && text[^1] != ' ')
                text.Append(' ');
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>That a column holds the perceel whose key is the parameter perceel; "" is no perceel.</summary>
    internal static string Is(string column) =>
        $"{column} = coalesce((select n.name from perceel_name n where n.key = @perceel), @perceel)";
}
