namespace MessageHub.Backoffice.Text;

/// <summary>Counts of persons that are too small to be shown, because they would say who they are.</summary>
/// <param name="Least">The smallest count that is shown; 1 shows all.</param>
public readonly record struct SmallCounts(int Least)
{
    /// <summary>What stands where a figure would say a count that is hidden.</summary>
    public const string Hidden = "verborgen";

    public bool Hides(long count) => count > 0 && count < Least;

    /// <summary>The count, or that it is small.</summary>
    public string Show(long count) => Hides(count) ? $"<{Least}" : Dutch.Number(count);

    /// <summary>A figure from which the count follows, unless that is hidden.</summary>
    public string With(long count, string figure, string instead = Hidden) => Hides(count) ? instead : figure;

    /// <summary>The count for a file: text where it is small.</summary>
    public Field Field(long count) => Hides(count) ? Text.Field.Of(Show(count)) : Text.Field.Number(count);
}
