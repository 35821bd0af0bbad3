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
        ComposeRefusalReason.VolumeTooLarge =>
            $"{Allocation()} heeft een volume of budget dat niet in een bericht past (hoogstens 99.999.999).",
        ComposeRefusalReason.NotExpressible =>
            $"Het gevraagde volume van toewijzing {ToewijzingNummer} zou vanaf de eerste dag anders zijn. "
            + "Dat kan niet onder hetzelfde nummer. "
            + "Spreek met de aanbieder een latere datum af, wijs het verzoek af, "
            + "of verwijder en vervang de toewijzing als er nog niets is geleverd.",
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

    /// <summary>Volume or Budget beyond what the schema takes: 99,999,999.</summary>
    VolumeTooLarge,

    /// <summary>317: another volume from the first day of the allocation, which would have to end before it began (IV092).</summary>
    NotExpressible,
}
