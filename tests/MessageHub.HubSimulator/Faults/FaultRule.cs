using System.Globalization;

namespace MessageHub.HubSimulator.Faults;

/// <summary>
/// When a fault happens: at each <paramref name="Every"/>th occasion after the first <paramref name="After"/>, at most
/// <paramref name="Times"/> times.
/// </summary>
/// <param name="Functie">Only at messages of this name, as JW306; null for all. Known only once a request has been read.</param>
public sealed record FaultRule(
    Fault Fault, string? Argument = null, int Every = 1, int After = 0, int Times = int.MaxValue, string? Functie = null)
{
    /// <summary>The form on the command line.</summary>
    public const string Form = "NAME[=ARGUMENT][:every=K][:after=N][:times=N][:functie=NAME]";

    /// <summary>A rule by the name of its fault.</summary>
    /// <exception cref="FormatException">There is no such fault.</exception>
    public static FaultRule Named(string name, string? argument = null, int times = int.MaxValue, string? functie = null) =>
        new(
            Fault.All.FirstOrDefault(f => f.Name == name) ?? throw new FormatException($"There is no fault {name}."),
            argument,
            Times: times,
            Functie: functie);

    /// <summary>Reads the form of the command line.</summary>
    /// <exception cref="FormatException">It is not of that form.</exception>
    public static FaultRule Parse(string text)
    {
        var parts = text.Split(':');
        var name = parts[0].Split('=', 2);
        var rule = Named(name[0], name.ElementAtOrDefault(1));
        foreach (var part in parts.Skip(1))
        {
            rule = part.Split('=', 2) switch
            {
                ["every", var n] => rule with { Every = Number(n, 1) },
                ["after", var n] => rule with { After = Number(n, 0) },
                ["times", var n] => rule with { Times = Number(n, 1) },
                ["functie", var functie] => rule with { Functie = functie },
                _ => throw new FormatException($"{part} is not part of {Form}."),
            };
        }

        return rule;
    }

    /// <summary>The argument as a number, or what stands for it.</summary>
    public int Amount(int otherwise) => Argument is null ? otherwise : Number(Argument, 0);

    private static int Number(string text, int min) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min
            ? number : throw new FormatException($"{text} is not a number from {min} on.");
}
