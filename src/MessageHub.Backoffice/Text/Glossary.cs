using MessageHub.Register.Queries.Aanbieders;
using MessageHub.Register.Queries.Percelen;

namespace MessageHub.Backoffice.Text;

/// <summary>Every figure that pages show, with its one formula: pages link to it and do not say it again.</summary>
public static class Glossary
{
    public static IReadOnlyList<Term> All { get; } =
    [
        new(
            "peildatum",
            "Peildatum",
            "Wat op deze dag was beoordeeld en vastgelegd, telt mee; wat later kwam niet. Een peildatum van vandaag is "
            + "voorlopig. Vraagt u later dezelfde peildatum, dan ziet u dezelfde cijfers."),
        new(
            "ingediend",
            "Ingediend",
            "Alle debetregels die zijn gedeclareerd, ook als zij zijn afgekeurd en opnieuw gestuurd."),
        new(
            "toegekend",
            "Toegekend",
            "De debetregels die zijn toegekend."),
        new(
            "afgekeurd",
            "Afgekeurd",
            "Ingediend min toegekend: de debetregels die zijn afgekeurd."),
        new(
            "gecrediteerd",
            "Gecrediteerd",
            "De creditregels die zijn toegekend: wat aanbieders hebben teruggenomen."),
        new(
            "netto",
            "Netto",
            "Toegekend min gecrediteerd. Zo heet het goedgekeurd bedrag op elke pagina."),
        new(
            "ingediend-saldo",
            "Ingediend saldo",
            "Het totaalbedrag van de declaraties: debetregels min creditregels, toegekend of niet."),
        new(
            "afgekeurd-saldo",
            "Afgekeurd saldo",
            "Ingediend saldo min wat daarvan is toegekend. Hieraan ziet u het verschil tussen de declaratie en het antwoord."),
        new(
            "ingeschreven",
            "Ingeschreven",
            "Aanbieders met een actief contract in de periode, zoals vastgelegd op de peildatum. Houdt een gemeente de lijst "
            + "contracten niet bij, dan telt wie een tariefafspraak in het perceel heeft. Aanbieders die samengingen, tellen "
            + "als één."),
        new(
            "met-omzet",
            "Met omzet",
            "Aanbieders met een netto bedrag boven nul. Aanbieders die samengingen, tellen als één."),
        new(
            "clienten",
            "Cliënten",
            "Verschillende personen met een netto bedrag boven nul. Uniek telt iemand één keer; opgeteld telt iemand in elk "
            + "perceel mee."),
        new(
            "top",
            "Aandeel top 3 en top 10",
            "Het netto bedrag van de 3 of 10 grootste aanbieders, gedeeld door alle netto bedragen boven nul. Het is n.v.t. "
            + $"bij minder dan {PerceelTable.LeastRegistered} ingeschreven aanbieders, minder dan {PerceelTable.LeastClients} "
            + "cliënten, of als het perceel op concentratie nee staat."),
        new(
            "deel-van-de-wet",
            "Deel van de wet",
            "Het deel van het totaal van de wet. Achter elk totaal staat waarvan het een deel is."),
        new(
            "aandeel",
            "Aandeel in het perceel",
            "Het netto bedrag van de aanbieder, gedeeld door alle netto bedragen boven nul in het perceel."),
        new(
            "rang",
            "Plaats in het perceel",
            "De grootste aanbieder naar netto bedrag is nummer 1."),
        new(
            "per-client",
            "Per cliënt",
            "Het netto bedrag, gedeeld door het aantal cliënten."),
        new(
            "per-inwoner",
            "Per inwoner",
            "Het netto bedrag, gedeeld door het aantal inwoners uit de lijst inwoners."),
        new(
            "mediaan-perceel",
            "Midden van het perceel",
            "Van alle andere aanbieders in het perceel het bedrag per cliënt: de middelste daarvan. Met minder dan "
            + $"{AanbiederSheet.LeastCompared} cliënten bij anderen is er geen vergelijking."),
        new(
            "volledigheid",
            "Volledigheid",
            "Van de declaraties die worden verwacht, het deel dat is afgehandeld. Een declaratie wordt verwacht als de zorg "
            + "is gestart en loopt, of als de aanbieder in een van de drie maanden ervoor declareerde."),
        new(
            "traject",
            "Traject",
            "Zorg voor één cliënt door één aanbieder in één perceel van een gemeente: van de begindatum van het startbericht "
            + "tot en met de einddatum van het stopbericht, of van de toewijzing als er geen stopbericht is. Een onderbreking "
            + $"van hoogstens {CareTraject.MaxGap} dagen hoort erbij. Zorg zonder startbericht telt niet mee."),
        new(
            "instroom",
            "Instroom",
            "Trajecten die in de periode beginnen."),
        new(
            "uitstroom",
            "Uitstroom",
            "Trajecten waarvan de laatste dag in de periode ligt. De laatste maand is voorlopig."),
        new(
            "stand",
            "Stand",
            "Trajecten die aan het eind van de laatste dag lopen: de stand van ervoor, plus instroom, min uitstroom."),
        new(
            "duur",
            "Duur",
            "Van trajecten die in de periode eindigen het aantal dagen, eerste en laatste dag inbegrepen: de middelste, en de "
            + "dag die negen van de tien niet overschrijden."),
        new(
            "reden",
            "Reden van het einde",
            "De reden in het stopbericht, van trajecten die in de periode eindigen."),
        new(
            "uitval",
            "Voortijdig gestopt",
            "Jeugdwet: redenen 32 t/m 35 gedeeld door 31 t/m 35. Wmo: redenen 21 t/m 23 gedeeld door 19 en 21 t/m 23. "
            + "Verhuizing, overlijden, een verzoek om wijziging en overstap tellen niet mee."),
        new(
            "wachttijd",
            "Wachttijd",
            "Van trajecten die in de periode beginnen het aantal dagen tussen de toewijzing en de begindatum, minstens nul: "
            + "de middelste, en de dag die negen van de tien niet overschrijden."),
        new(
            "wachtend",
            "Wachtend",
            "Toewijzingen zonder startbericht die op de peildatum nog gelden, met de dagen sinds de oudste toewijzing."),
        new(
            "in-een-keer-goed",
            "In één keer goed",
            "Berichten van de aanbieder die in de periode zijn ontvangen en geheel akkoord waren, gedeeld door alle die zijn "
            + "beoordeeld."),
        new(
            "retourcodes",
            "Meest voorkomende fouten",
            "De drie retourcodes die berichten van de aanbieder in de periode het vaakst kregen."),
        new(
            "termijnen",
            "Op tijd",
            "Wat in de laatste 13 weken op tijd is gedaan, gedeeld door alles wat in die weken is gedaan. Te laat en nog niet "
            + "gedaan staat erachter."),
        new(
            "correcties",
            "Correcties",
            "Creditregels die zijn toegekend over leveringen in de periode: het bedrag, en de dagen tussen het oordeel over "
            + "de debetregel en dat over de creditregel (de middelste)."),
        new(
            "tarief-wijziging",
            "Verandering van het tarief",
            "Het tarief op de peildatum, gedeeld door het tarief dat ervoor gold, min 1."),
        new(
            "stil",
            "Stil",
            "Een aanbieder met een actief contract, zonder startbericht en met netto nul euro over de laatste "
            + $"{ContractQueries.IdleMonths} maanden."),
        new(
            "beweging",
            "Percelen die bewegen",
            "Het netto bedrag van een periode, min dat van de even lange periode ervoor."),
    ];

    private static readonly Dictionary<string, Term> ById = All.ToDictionary(t => t.Id);

    /// <summary>The term with an id that stands in a page: there is one.</summary>
    public static Term Of(string id) => ById[id];
}
