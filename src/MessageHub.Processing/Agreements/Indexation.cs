using System.Globalization;
using System.Text.RegularExpressions;
using MessageHub.Register.Facts;
using MessageHub.Rules.Tariffs;
using MessageHub.Rules.Violations;

namespace MessageHub.Processing.Agreements;

/// <summary>
/// Tariffs raised or lowered by a percentage from a day on: the agreement that is in force on that day ends the day before, and goes on
/// under the new tariff until the day on which it would have ended.
/// </summary>
/// <param name="Percentage">The percentage.</param>
/// <param name="FirstDay">First day of the new tariffs.</param>
/// <param name="Rows">What becomes of agreements, as rows of a file: the one that ends, and the one that follows it.</param>
/// <param name="Indexed">So many agreements get another tariff.</param>
/// <param name="WithoutTariff">So many are in euros (Eenheid 83), without a tariff that could be raised.</param>
/// <param name="Later">So many begin on the day or later, and stay as they are.</param>
public sealed partial record Indexation(
    decimal Percentage, DateOnly FirstDay, IReadOnlyList<AgreementRow> Rows, int Indexed, int WithoutTariff, int Later)
{
    /// <summary>No index is more, up or down: more is a slip of the pen.</summary>
    private const decimal MaxPercentage = 50;

    /// <summary>What is wrong with a percentage, in Dutch.</summary>
    public const string PercentageProblem = "Hier moet een percentage staan van -50 tot 50, niet 0 en met hoogstens vier decimalen.";

    /// <param name="agreements">Agreements as they stand.</param>
    /// <param name="selection">Which of them are meant.</param>
    /// <param name="percentage">The percentage: 3.87 makes 8829 of 8500.</param>
    /// <param name="firstDay">First day of the new tariffs.</param>
    public static Indexation Of(
        IEnumerable<AgreementRow> agreements, IndexSelection selection, decimal percentage, DateOnly firstDay)
    {
        var (rows, indexed, without, later) = (new List<AgreementRow>(), 0, 0, 0);
        foreach (var row in agreements.Where(selection.Has))
        {
            var agreement = row.Agreement;
            if (agreement.GeldigVan >= firstDay)
            {
                later++;
            }
            else if (!agreement.IsValidOn(firstDay))
            {
                continue;
            }
            else if (agreement.Tarief is not { } tarief)
            {
                without++;
            }
            else
            {
                indexed++;
                rows.Add(row with { Agreement = agreement with { GeldigTot = firstDay.AddDays(-1) } });
                rows.Add(row with
                {
                    Agreement = agreement with
                    {
                        GeldigVan = firstDay,
                        Tarief = Raised(tarief, percentage),
                        Herkomst = Agreement.Indexering,
                        Index = percentage,
                    },
                });
            }
        }

        return new(percentage, firstDay, rows, indexed, without, later);
    }

    /// <summary>What it is called where a file has a name.</summary>
    public string Title => $"indexering {PercentageText(Percentage)} % vanaf {ComparedValue.Day(FirstDay)}";

    /// <summary>What it does, in plain Dutch.</summary>
    public string Sentence => string.Join(
        ' ',
        new[]
        {
            Indexed == 1 ? "1 afspraak krijgt een ander tarief." : $"{Indexed} afspraken krijgen een ander tarief.",
            WithoutTariff switch
            {
                0 => null,
                1 => "1 afspraak heeft geen tarief (eenheid 83) en blijft zoals zij is.",
                _ => $"{WithoutTariff} afspraken hebben geen tarief (eenheid 83) en blijven zoals zij zijn.",
            },
            Later switch
            {
                0 => null,
                1 => "1 afspraak begint op of na die dag en blijft zoals zij is.",
                _ => $"{Later} afspraken beginnen op of na die dag en blijven zoals zij zijn.",
            },
        }.OfType<string>());

    /// <summary>Whole eurocents; half a cent is rounded up.</summary>
    public static long Raised(long cents, decimal percentage) => (long)decimal.Floor((cents * (100 + percentage) / 100) + 0.5m);

    /// <summary>3,87: a percentage as people in the Netherlands write it.</summary>
    public static string PercentageText(decimal percentage) =>
        percentage.ToString("0.####", CultureInfo.InvariantCulture).Replace('.', ',');

    /// <summary>A percentage as people type it, with a comma or a point; null when it is none.</summary>
    public static decimal? PercentageOf(string? text)
    {
        var typed = (text ?? "").Trim().TrimEnd('%').TrimEnd().Replace(',', '.');
        return Typed().IsMatch(typed)
            && decimal.Parse(typed, CultureInfo.InvariantCulture) is >= -MaxPercentage and <= MaxPercentage and not 0 and var some
                ? some
                : null;
    }

    [GeneratedRegex(@"\A-?[0-9]{1,3}(\.[0-9]{1,4})?\z")]
    private static partial Regex Typed();
}
