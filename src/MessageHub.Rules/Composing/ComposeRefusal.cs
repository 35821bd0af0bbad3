
namespace MessageHub.Rules.Composing;

/// <summary>Why a decision cannot be expressed in a message. A mistake of the one who decides, never of the aanbieder.</summary>
/// <param name="Reason">Which of the reasons.</param>
/// <param name="ToewijzingNummer">The allocation concerned; null when it has no number yet.</param>
public sealed record ComposeRefusal(ComposeRefusalReason Reason, long? ToewijzingNummer = null)
{
    /// <summary>In plain Dutch, for the one who decides; never personal data.</summary>
    public string Describe() => Reason switch
    {
        ComposeRefusalReason.UnknownAllocation =>
            $"Toewijzing {ToewijzingNummer} is niet bekend bij deze cliënt en aanbieder, of is verwijderd.",
        ComposeRefusalReason.ChangedTwice => $"Toewijzing {ToewijzingNummer} wordt in dit besluit twee keer gewijzigd.",
        ComposeRefusalReason.EndBeforeBegin =>
            $"{Allocation()} zou eindigen voordat zij begint. Kies een latere einddatum, "
            + "of verwijder de toewijzing als er nog niets is geleverd.",
        ComposeRefusalReason.NotUnderOneNumber =>
            $"Bij toewijzing {ToewijzingNummer} mogen onder hetzelfde nummer alleen de einddatum, "
            + "het budget en een totaalvolume (frequentie 6) wijzigen. "
            + "Beëindig deze toewijzing en geef een nieuwe.",
        ComposeRefusalReason.NothingChanges => $"Bij toewijzing {ToewijzingNummer} verandert er niets.",
        ComposeRefusalReason.DecidedBeforeCurrentVersion =>
            "Het moment van dit besluit ligt niet na dat van de geldende versie van toewijzing "
            + $"{ToewijzingNummer}. De laatste versie geldt.",
        ComposeRefusalReason.NumberNotFree => $"Toewijzingnummer {ToewijzingNummer} is al in gebruik, of staat twee keer in dit besluit.",
        ComposeRefusalReason.TooFewNumbers => "Er zijn geen vrije toewijzingnummers meer. Vraag de beheerder om een nieuwe reeks nummers.",
        ComposeRefusalReason.NoNumberRange =>
            "Voor deze gemeente is hier geen reeks toewijzingnummers ingesteld. "
            + "Vraag de beheerder om die in te stellen (ToewijzingNummers).",
        ComposeRefusalReason.NumberOutsideRange =>
            $"Toewijzingnummer {ToewijzingNummer} hoort niet bij de reeks van deze gemeente. Kies een ander nummer, of laat het leeg.",
        ComposeRefusalReason.VolumeTooLarge =>
            $"{Allocation()} heeft een volume of budget dat niet in een bericht past (hoogstens 99.999.999).",
        ComposeRefusalReason.NotExpressible =>
            $"Het gevraagde volume van toewijzing {ToewijzingNummer} zou vanaf de eerste dag anders zijn. "
            + "Dat kan niet onder hetzelfde nummer. "
            + "Spreek met de aanbieder een latere datum af, wijs het verzoek af, "
            + "of verwijder en vervang de toewijzing als er nog niets is geleverd.",
        ComposeRefusalReason.EndNotLater =>
            $"De nieuwe einddatum van toewijzing {ToewijzingNummer} is niet later dan de huidige. "
            + "Verlengen kan alleen naar een latere dag.",
        ComposeRefusalReason.EndNotEarlier =>
            $"De nieuwe einddatum van toewijzing {ToewijzingNummer} is niet eerder dan de huidige. "
            + "Beëindigen kan alleen op een eerdere dag.",
        ComposeRefusalReason.ReasonNotPossible =>
            $"Deze reden hoort niet bij het beëindigen van toewijzing {ToewijzingNummer}. Kies een van de redenen "
            + $"{string.Join(", ", OwnChanges.EndReasons)}.",
        ComposeRefusalReason.Stacked =>
            $"{Allocation()} geeft een product op dagen waarop een andere toewijzing in dit bericht dat product al geeft. "
            + "Beëindig die andere eerst, of kies andere dagen.",
        ComposeRefusalReason.DecidedInTheFuture => "Het besluit is van een latere datum dan het bericht.",
        ComposeRefusalReason.NoContract =>
            "Met deze aanbieder (AGB-code) zijn hier geen afspraken bekend. "
            + "Controleer de code, of voeg eerst de afspraken toe bij Tarieven.",
        ComposeRefusalReason.NothingToSend =>
            "De cliënt heeft bij deze aanbieder geen actuele toewijzing en er verandert niets. Er is niets te sturen.",
        ComposeRefusalReason.NothingToMend =>
            "Wat dit bericht besloot, geldt al of is door een later besluit vervangen. Er is niets te herstellen.",
        ComposeRefusalReason.NumberHasToStay =>
            $"Toewijzing {ToewijzingNummer} bestond al voor dit bericht en houdt haar nummer.",
        ComposeRefusalReason.ClientIncomplete => "Van de cliënt ontbreekt de achternaam, de geboortedatum of het geslacht. Vul die aan.",
        ComposeRefusalReason.AddressMissing =>
            "De cliënt heeft geen adres. Vul het BRP-adres (soort 01), een correspondentieadres (02) of een verblijfadres (03) in.",
        ComposeRefusalReason.AddressNotUsable =>
            "Een adres van de cliënt is niet bruikbaar. Vul huisnummer en postcode in; bij een correspondentieadres of tijdelijk adres "
            + "mag het ook een telefoonnummer zijn.",
        ComposeRefusalReason.RelationIncomplete =>
            "Van een relatie ontbreekt de achternaam, of zowel een volledig adres als een telefoonnummer.",
        ComposeRefusalReason.RelationNumberTwice => "Twee relaties hebben hetzelfde nummer. Geef ieder een eigen nummer, of laat het leeg.",
        ComposeRefusalReason.EarlierIsHeld =>
            "Een eerder bericht over deze cliënt is nog niet weg: het wacht op een bevestiging, op de pagina Wacht op besluit. "
            + "Besluit daar eerst over. Anders klopt dit bericht niet meer als dat vertrekt.",
        ComposeRefusalReason.CustodianMissing =>
            "De jeugdige is jonger dan 16 en er staat geen ouder of voogd bij de relaties. Voeg de gezagsdrager toe.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private string Allocation() => ToewijzingNummer is { } nummer ? $"Toewijzing {nummer}" : "Een nieuwe toewijzing";
}

/// <summary>The reasons of a <see cref="ComposeRefusal"/>.</summary>
public enum ComposeRefusalReason
{
    /// <summary>The number is not one of this client and aanbieder, or was removed.</summary>
    UnknownAllocation,

    /// <summary>Two changes name the same number.</summary>
    ChangedTwice,

    /// <summary>The last day lies before the first.</summary>
    EndBeforeBegin,

    /// <summary>Another Omvang without Frequentie 6, or volume and budget exchanged (OP033x1, IV066).</summary>
    NotUnderOneNumber,

    /// <summary>The version that results equals the current one.</summary>
    NothingChanges,

    /// <summary>The current version has the same or a later moment, so this one would never count (IV013).</summary>
    DecidedBeforeCurrentVersion,

    /// <summary>A number that was reserved for a new allocation is known already (TR332).</summary>
    NumberNotFree,

    /// <summary>Fewer numbers were reserved than there are new allocations.</summary>
    TooFewNumbers,

    /// <summary>The gemeente has no range of numbers here.</summary>
    NoNumberRange,

    /// <summary>A number that a person chose is not one of the range of the gemeente.</summary>
    NumberOutsideRange,

    /// <summary>Volume or Budget beyond what the schema takes: 99,999,999.</summary>
    VolumeTooLarge,

    /// <summary>317: another volume from the first day of the allocation, which would have to end before it began (IV092).</summary>
    NotExpressible,

    /// <summary>An allocation is made longer, and the new last day is not later.</summary>
    EndNotLater,

    /// <summary>An allocation is ended, and the new last day is not earlier.</summary>
    EndNotEarlier,

    /// <summary>A RedenWijziging that is not for an earlier last day.</summary>
    ReasonNotPossible,

    /// <summary>Two allocations of the message are the same product on the same day (TR302).</summary>
    Stacked,

    /// <summary>Toewijzingsdatum after the Dagtekening (TR134).</summary>
    DecidedInTheFuture,

    /// <summary>The gemeente has agreements, and none with this aanbieder.</summary>
    NoContract,

    /// <summary>Nothing is current and nothing changes: a 301 assigns something.</summary>
    NothingToSend,

    /// <summary>What a rejected message decided counts already, or a later decision took its place.</summary>
    NothingToMend,

    /// <summary>Another number for an allocation that was there before the rejected message.</summary>
    NumberHasToStay,

    /// <summary>The client has no surname, birth date or sex, which the schema wants.</summary>
    ClientIncomplete,

    /// <summary>The client has no contact of Soort 01, 02 or 03 (TR061).</summary>
    AddressMissing,

    /// <summary>A contact of the client that reaches nobody (TR006), or one of Soort 01 or 03 without Postcode (CD034).</summary>
    AddressNotUsable,

    /// <summary>A relation without a surname, or whom nobody can reach (OP130, TR006, CD034).</summary>
    RelationIncomplete,

    /// <summary>Two relations were given the same Nummer (TR101, OP071).</summary>
    RelationNumberTwice,

    /// <summary>A jeugdige who is not 16 without ouder or voogd (OP001, OP002).</summary>
    CustodianMissing,

    /// <summary>A message about the client is held: a 301 that is made now would be as if that one did not exist (OP087, R-110).</summary>
    EarlierIsHeld,
}
