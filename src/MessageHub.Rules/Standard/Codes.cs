
namespace MessageHub.Rules.Standard;

/// <summary>
/// Values of code lists that rules name. Values stay text, as in the schema: an operator may use another published schema set, and a
/// value no rule knows must still pass through unchanged.
/// </summary>
public static class Codes
{
    /// <summary>WJ756.</summary>
    public static class Eenheid
    {
        public const string Minuut = "01";
        public const string Uur = "04";
        public const string Etmaal = "14";
        public const string Dagdeel = "16";
        public const string StuksOutput = "82";
        public const string Euro = "83";
        public const string StuksInspanning = "84";
    }

    /// <summary>WMO757.</summary>
    public static class Frequentie
    {
        public const string Dag = "1";
        public const string Week = "2";
        public const string Maand = "4";
        public const string Totaal = "6";
    }

    /// <summary>COD043.</summary>
    public static class DebetCredit
    {
        public const string Debet = "D";
        public const string Credit = "C";
    }

    /// <summary>COD467.</summary>
    public static class StatusAanlevering
    {
        public const string EersteAanlevering = "1";
        public const string Verwijderen = "3";
    }

    /// <summary>Of a 315 of the Jeugdwet.</summary>
    public static class GezagsdragerBekend
    {
        public const string Ja = "1";
    }

    /// <summary>COD327.</summary>
    public static class Verwijzer
    {
        /// <summary>Judge, public prosecutor or youth detention: what is asked is a measure of a gecertificeerde instelling.</summary>
        public const string Rechter = "08";
    }

    /// <summary>COD472.</summary>
    public static class SoortRelatie
    {
        public const string Ouder = "10";
        public const string Voogd = "11";
    }

    /// <summary>COD032.</summary>
    public static class Land
    {
        public const string Nederland = "NL";
    }

    /// <summary>JZ002 and WMO002.</summary>
    public static class RedenWijziging
    {
        /// <summary>Obsolete; on an allocation that ends on its first day it deleted it.</summary>
        public const string Administratief = "01";

        public const string Overleden = "02";
        public const string Contractwijziging = "03";

        /// <summary>Reassessed: longer, or more.</summary>
        public const string Verlenging = "04";

        /// <summary>Reassessed: shorter, or less.</summary>
        public const string Verkorting = "05";

        public const string AnderDomein = "06";
        public const string Verhuizing = "07";

        /// <summary>The client gets a pgb.</summary>
        public const string Leveringsvorm = "08";

        public const string AndereAanbieder = "09";
        public const string Bekostiging = "10";
        public const string Herindeling = "11";

        /// <summary>Asked for by the aanbieder, with a 317 or otherwise.</summary>
        public const string Aanbieder = "12";

        /// <summary>Deletes the allocation.</summary>
        public const string Verwijderd = "13";

        /// <summary>Administrative, as after a definitive stop.</summary>
        public const string Correctie = "14";
    }

    /// <summary>WJ759.</summary>
    public static class RedenAfwijzingVerzoek
    {
        public const string Budget = "2";
        public const string GeenContract = "3";
        public const string NietBinnenContract = "4";
        public const string Stapeling = "6";
        public const string Woonplaatsbeginsel = "8";
        public const string Leeftijdsgrens = "9";
    }

    /// <summary>Return codes that code names.</summary>
    public static class RetourCode
    {
        /// <summary>Refused at level 2.</summary>
        public const string TechnischOnjuist = "0001";

        /// <summary>Nothing to remark.</summary>
        public const string GeenOpmerking = "0200";

        /// <summary>Not assessed.</summary>
        public const string NietBeoordeeld = "0233";

        /// <summary>The whole claim is granted.</summary>
        public const string VolledigToegekend = "8001";

        /// <summary>The gemeente code does not exist (TR378).</summary>
        public const string GemeenteOnbekend = "S300";
    }
}
