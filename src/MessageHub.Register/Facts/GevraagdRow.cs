using System.Data.Common;
using System.Diagnostics;
using MessageHub.Berichten.Model;
using MessageHub.Register.Database;
using MessageHub.Rules.Register;

namespace MessageHub.Register.Facts;

/// <summary>A product of a request as a row of the table gevraagd: what its class does not have is null.</summary>
/// <param name="Kind">nieuw, te_wijzigen or ongewijzigd.</param>
/// <param name="ToewijzingNummer">The allocation; null when nieuw.</param>
/// <param name="Product">Null is generic care, or that of the allocation.</param>
/// <param name="Ingangsdatum">First day, inclusive; null when ongewijzigd.</param>
/// <param name="Einddatum">Last day, inclusive; null is open-ended.</param>
/// <param name="Omvang">Null beside a budget.</param>
/// <param name="Budget">Whole eurocents.</param>
internal sealed record GevraagdRow(
    string Kind, long? ToewijzingNummer, Product? Product, DateOnly? Ingangsdatum, DateOnly? Einddatum, Omvang? Omvang, long? Budget)
{
    private const string Nieuw = "nieuw";
    private const string TeWijzigen = "te_wijzigen";
    private const string Ongewijzigd = "ongewijzigd";

    public static GevraagdRow Of(GevraagdProduct product) => product switch
    {
        GevraagdProduct.Nieuw n => new(Nieuw, null, n.Product, n.Ingangsdatum, n.Einddatum, n.Omvang, n.Budget),
        GevraagdProduct.TeWijzigen t => new(TeWijzigen, t.ToewijzingNummer, null, t.GewensteIngangsdatum, t.Einddatum, t.Omvang, t.Budget),
        GevraagdProduct.Ongewijzigd o => new(Ongewijzigd, o.ToewijzingNummer, null, null, null, null, null),
        _ => throw new UnreachableException(),
    };

    public static GevraagdProduct ProductOf(DbDataReader row) => row.Text("kind") switch
    {
        Nieuw => new GevraagdProduct.Nieuw(
            SnapshotRow.ProductOf(row),
            row.Date("ingangsdatum"),
            row.DateOrNull("einddatum"),
            SnapshotRow.OmvangOf(row),
            row.NumberOrNull("budget")),
        TeWijzigen => new GevraagdProduct.TeWijzigen(
            row.Number("toewijzing_nummer"),
            row.Date("ingangsdatum"),
            row.DateOrNull("einddatum"),
            SnapshotRow.OmvangOf(row),
            row.NumberOrNull("budget")),
        Ongewijzigd => new GevraagdProduct.Ongewijzigd(row.Number("toewijzing_nummer")),
        var kind => throw new InvalidOperationException($"A requested product cannot be {kind}."),
    };
}
