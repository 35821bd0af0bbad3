namespace MessageHub.Example;

/// <summary>An allocation and what is claimed of it.</summary>
/// <param name="Nummer">ToewijzingNummer.</param>
/// <param name="Gemeente">CBS code.</param>
/// <param name="Agb">Who delivers it.</param>
/// <param name="Perceel">What it is.</param>
/// <param name="Bsn">A test number.</param>
/// <param name="Cents">What is claimed.</param>
public sealed record SteeringLine(long Nummer, string Gemeente, string Agb, SteeringPerceel Perceel, string Bsn, long Cents)
{
    /// <summary>Pieces where there is a tariff, else eurocents.</summary>
    public long Volume => Perceel.Tarief is null ? Cents : 1;

    /// <summary>The unit of the volume.</summary>
    public string Eenheid => Perceel.Tarief is null ? "83" : "82";
}
