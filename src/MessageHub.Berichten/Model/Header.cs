namespace MessageHub.Berichten.Model;

/// <summary>The header of every message. The elements after XsdVersie exist in return messages and in the 325 only.</summary>
public sealed record Header : Klasse
{
    internal static readonly Shape<Header> Shape = new Shape<Header>("Header", static () => new())
        .Code(nameof(BerichtCode), x => x.BerichtCode)
        .Number(nameof(BerichtVersie), x => x.BerichtVersie)
        .Number(nameof(BerichtSubversie), x => x.BerichtSubversie)
        .Code(nameof(Afzender), x => x.Afzender)
        .Code(nameof(Ontvanger), x => x.Ontvanger)
        .One(nameof(BerichtIdentificatie), x => x.BerichtIdentificatie, BerichtIdentificatie.Shape)
        .One(nameof(XsdVersie), x => x.XsdVersie, XsdVersie.Shape)
        .Text(nameof(IdentificatieRetour), x => x.IdentificatieRetour)
        .Date(nameof(DagtekeningRetour), x => x.DagtekeningRetour)
        .One(nameof(DeclaratieIdentificatie), x => x.DeclaratieIdentificatie, BerichtIdentificatie.Shape)
        .Text(nameof(XsltVersie), x => x.XsltVersie)
        .One(nameof(XsdVersieDeclaratie), x => x.XsdVersieDeclaratie, XsdVersie.Shape)
        .One(nameof(XsdVersieRetour), x => x.XsdVersieRetour, XsdVersie.Shape)
        .RetourCodes();

    /// <summary>Which message it is (COD002).</summary>
    public string BerichtCode { get; init; } = "";

    /// <summary>Version of the standard (CS025).</summary>
    public long BerichtVersie { get; init; }

    /// <summary>Subversion of the standard (CS015).</summary>
    public long BerichtSubversie { get; init; }

    /// <summary>Who sends: a gemeente of four digits or an aanbieder of eight (AGB).</summary>
    public string Afzender { get; init; } = "";

    /// <summary>Who receives: a gemeente of four digits or an aanbieder of eight (AGB).</summary>
    public string Ontvanger { get; init; } = "";

    /// <summary>By what sender and receiver know the message.</summary>
    public BerichtIdentificatie BerichtIdentificatie { get; init; } = BerichtIdentificatie.Empty;

    /// <summary>The schemas by which it was made.</summary>
    public XsdVersie XsdVersie { get; init; } = XsdVersie.Empty;

    /// <summary>Own number of a return message.</summary>
    public string? IdentificatieRetour { get; init; }

    /// <summary>Date of a return message.</summary>
    public DateOnly? DagtekeningRetour { get; init; }

    /// <summary>325: BerichtIdentificatie of the 323 it answers (TR337).</summary>
    public BerichtIdentificatie? DeclaratieIdentificatie { get; init; }

    /// <summary>Version of the level 2 rules, mandatory beside 0001 (IV033).</summary>
    public string? XsltVersie { get; init; }

    /// <summary>325: XsdVersie of the 323 it answers (TR371).</summary>
    public XsdVersie? XsdVersieDeclaratie { get; init; }

    /// <summary>Schema versions of a return message.</summary>
    public XsdVersie? XsdVersieRetour { get; init; }
}
