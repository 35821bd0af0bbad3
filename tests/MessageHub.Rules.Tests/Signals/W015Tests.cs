using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests.Signals;

public class W015Tests
{
    private static readonly GevraagdProduct.Nieuw Asked = GevraagdProduct.Of(Valid.AangevraagdProduct());

    private static readonly ToegewezenProduct Granted = Valid.ToegewezenProduct() with
    {
        ToewijzingNummer = 10080,
        Toewijzingsdatum = new(2026, 6, 8),
        Ingangsdatum = new(2026, 7, 1),
    };

    public static TheoryData<string, string, Aanvraag, ToegewezenProduct> Cases => new()
    {
        { "W015", "granted without its reference", Open(), Granted },
        { "W015", "other days than asked, of which some the same", Open(), Granted with { Ingangsdatum = new(2026, 12, 31) } },
        { "W015", "in research", Open() with { Antwoorden = ["2"] }, Granted },
        { "", "with its reference", Open(), Granted with { ReferentieAanbieder = "V001" } },
        { "", "another product", Open(), Granted with { Product = new() { Categorie = "45", Code = "45A05" } } },
        { "", "it was refused", Open() with { Antwoorden = ["1"] }, Granted },
        { "", "of another client", Open() with { Bsn = Valid.OtherBsn }, Granted },
        { "", "before what is asked", Open(), Granted with { Ingangsdatum = new(2026, 6, 8), Einddatum = new(2026, 6, 30) } },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_open_request_is_granted_without_its_reference(
        string expected, string reason, Aanvraag open, ToegewezenProduct granted) => Assert.Equal(
        (reason, expected),
        (reason, Signalled.In(Valid.B301(Standaard.Ijw, granted), RegisterSnapshot.Empty with { Aanvragen = [open] })));

    private static Aanvraag Open() => Valid.Aanvraag() with { Gevraagd = [Asked] };
}
