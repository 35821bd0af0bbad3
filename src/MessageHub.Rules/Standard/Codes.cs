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

        /// <summary>Asked for by the aanbieder, with a 317 or otherwise.</summary>
        public const string Aanbieder = "12";

        /// <summary>Deletes the allocation.</summary>
        public const string Verwijderd = "13";
    }

    /// <summary>WJ759.</summary>
    public static class RedenAfwijzingVerzoek
    {
        public const string Woonplaatsbeginsel = "8";
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
