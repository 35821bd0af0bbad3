
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
        /// <summary>Minutes.</summary>
        public const string Minuut = "01";

        /// <summary>Hours.</summary>
        public const string Uur = "04";

        /// <summary>Days of 24 hours.</summary>
        public const string Etmaal = "14";

        /// <summary>Parts of a day.</summary>
        public const string Dagdeel = "16";

        /// <summary>Pieces, agreed as output.</summary>
        public const string StuksOutput = "82";

        /// <summary>Euros: the volume is an amount in eurocents.</summary>
        public const string Euro = "83";

        /// <summary>Pieces, agreed as effort.</summary>
        public const string StuksInspanning = "84";
    }

    /// <summary>WMO757.</summary>
    public static class Frequentie
    {
        /// <summary>Per day.</summary>
        public const string Dag = "1";

        /// <summary>Per week.</summary>
        public const string Week = "2";

        /// <summary>Per calendar month.</summary>
        public const string Maand = "4";

        /// <summary>In all, over the whole period.</summary>
        public const string Totaal = "6";
    }

    /// <summary>COD043.</summary>
    public static class DebetCredit
    {
        /// <summary>Asks an amount.</summary>
        public const string Debet = "D";

        /// <summary>Takes a debit back.</summary>
        public const string Credit = "C";
    }

    /// <summary>COD467.</summary>
    public static class StatusAanlevering
    {
        /// <summary>Said for the first time.</summary>
        public const string EersteAanlevering = "1";

        /// <summary>Takes back what was said before.</summary>
        public const string Verwijderen = "3";
    }

    /// <summary>Of a 315 of the Jeugdwet.</summary>
    public static class GezagsdragerBekend
    {
        /// <summary>Yes.</summary>
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
        /// <summary>Parent.</summary>
        public const string Ouder = "10";

        /// <summary>Guardian.</summary>
        public const string Voogd = "11";
    }

    /// <summary>COD032.</summary>
    public static class Land
    {
        /// <summary>The Netherlands.</summary>
        public const string Nederland = "NL";
    }

    /// <summary>JZ002 and WMO002.</summary>
    public static class RedenWijziging
    {
        /// <summary>Obsolete; on an allocation that ends on its first day it deleted it.</summary>
        public const string Administratief = "01";

        /// <summary>The client has died.</summary>
        public const string Overleden = "02";

        /// <summary>The contract was changed.</summary>
        public const string Contractwijziging = "03";

        /// <summary>Reassessed: longer, or more.</summary>
        public const string Verlenging = "04";

        /// <summary>Reassessed: shorter, or less.</summary>
        public const string Verkorting = "05";

        /// <summary>The care goes on under another law.</summary>
        public const string AnderDomein = "06";

        /// <summary>The client moved to another gemeente.</summary>
        public const string Verhuizing = "07";

        /// <summary>The client gets a pgb.</summary>
        public const string Leveringsvorm = "08";

        /// <summary>The care goes on with another aanbieder.</summary>
        public const string AndereAanbieder = "09";

        /// <summary>Paid for in another way.</summary>
        public const string Bekostiging = "10";

        /// <summary>The gemeente was merged or divided.</summary>
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
        /// <summary>Too much is asked.</summary>
        public const string Budget = "2";

        /// <summary>The aanbieder has no contract.</summary>
        public const string GeenContract = "3";

        /// <summary>The product is not in the contract.</summary>
        public const string NietBinnenContract = "4";

        /// <summary>The client has the product already.</summary>
        public const string Stapeling = "6";

        /// <summary>Another gemeente is responsible.</summary>
        public const string Woonplaatsbeginsel = "8";

        /// <summary>The client is too old or too young.</summary>
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
