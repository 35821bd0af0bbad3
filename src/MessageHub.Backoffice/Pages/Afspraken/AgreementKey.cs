using System.Globalization;
using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Register.Facts;
using MessageHub.Register.Held;

namespace MessageHub.Backoffice.Pages.Afspraken;

/// <summary>Which agreement is meant, as it stands in the address of its page.</summary>
public sealed record AgreementKey(
    string Gemeente, string Aanbieder, Standaard Standaard, string Eenheid, DateOnly GeldigVan, string ProductCode)
{
    private const string Day = "yyyy-MM-dd";
    private const int Parts = 6;

    public static AgreementKey Of(AgreementRow row) => new(
        row.Gemeente, row.Aanbieder, row.Standaard, row.Agreement.Eenheid, row.Agreement.GeldigVan, row.Agreement.ProductCode);

    /// <summary>Null when it is none.</summary>
    public static AgreementKey? Read(string? text) =>
        text?.Split('.', Parts) is [var gemeente, var aanbieder, ("jw" or "wmo") and var domein, var eenheid, var day, var code]
            && DateOnly.TryParseExact(day, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
            ? new(gemeente, aanbieder, domein == "jw" ? Standaard.Ijw : Standaard.Iwmo, eenheid, from, code)
            : null;

    /// <summary>The product last: it alone may hold a point.</summary>
    public override string ToString() => string.Join(
        '.',
        Gemeente,
        Aanbieder,
        Families.DomeinOf(Standaard),
        Eenheid,
        GeldigVan.ToString(Day, CultureInfo.InvariantCulture),
        ProductCode);

    /// <summary>Where its page is.</summary>
    public string Address => $"/tarieven/afspraak?sleutel={Uri.EscapeDataString(ToString())}";

    /// <summary>What is agreed on the same product in the same unit, whatever the first day.</summary>
    public AgreementFilter In(MessageHub.Register.Database.GemeenteScope scope) => new()
    {
        Scope = scope,
        Gemeente = Gemeente,
        Aanbieder = Aanbieder,
        Standaard = Standaard,
        ProductCode = ProductCode,
        Eenheid = Eenheid,
    };
}
