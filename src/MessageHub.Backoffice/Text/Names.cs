using System.Diagnostics;
using MessageHub.Berichten;
using MessageHub.Berichten.CodeLists;
using MessageHub.Register.Access;
using MessageHub.Register.Database;
using MessageHub.Register.Held;
using MessageHub.Register.Messages;
using MessageHub.Register.Queries.Aanbieders;
using MessageHub.Register.Queries.Obligations;
using MessageHub.Rules;
using MessageHub.Rules.Assessment;
using MessageHub.Rules.Register;
using MessageHub.Rules.Standard;

namespace MessageHub.Backoffice.Text;

/// <summary>What things are called on the pages.</summary>
public static class Names
{
    /// <summary>Hilversum (0402), or the code alone when the list does not have it.</summary>
    public static string Gemeente(string? code) => code is null or "" ? "Onbekend"
        : GemeenteList.BuiltIn.NameOf(code) is { } name ? $"{name} ({code})" : code;

    /// <summary>Eight digits.</summary>
    public static bool IsAgb(string? text) => text is { Length: 8 } && text.All(char.IsAsciiDigit);

    /// <summary>What somebody may see: Zaltbommel (0297) (alleen Jeugdwet).</summary>
    public static string Right(GemeenteRight right) =>
        Gemeente(right.Gemeente) + (right.Standaard is { } standaard ? $" (alleen {Domein(standaard)})" : "");

    public static string Domein(Standaard? standaard) =>
        standaard switch { Standaard.Ijw => "Jeugdwet", Standaard.Iwmo => "Wmo", _ => "Onbekend" };

    /// <summary>The laws by their names, as tables of contract management have them.</summary>
    public static string Wet(Standaard? standaard) => standaard switch
    {
        Standaard.Ijw => "Jeugdwet",
        Standaard.Iwmo => "Wmo 2015",
        _ => "Jeugdwet en Wmo 2015",
    };

    /// <summary>De Linde (75750001), or the code alone when the list of aanbieders does not have it.</summary>
    public static string Aanbieder(string agb, string? name) => name is null ? agb : $"{name} ({agb})";

    /// <summary>Perceel, or what it means that there is none.</summary>
    public static string Perceel(string perceel) => perceel.Length > 0 ? perceel : "Geen afspraak";

    /// <summary>What it means that there is none.</summary>
    public const string NoPerceelMeans =
        "“Geen afspraak”: toen de regel werd beoordeeld, was er voor dit product en deze aanbieder geen tarief vastgelegd. "
        + "Zo'n regel kan toch zijn toegekend, door een medewerker of omdat de gemeente met deze aanbieder geen tarieven vastlegt.";

    /// <summary>Two names of a perceel mean the same one.</summary>
    public static bool IsPerceel(string perceel, string? typed) =>
        typed is not null && PerceelName.KeyOf(perceel) == PerceelName.KeyOf(typed);

    public static string State(BerichtState state) => state switch
    {
        BerichtState.Received => "Nog niet beoordeeld",
        BerichtState.Accepted => "Akkoord",
        BerichtState.Partly => "Deels afgekeurd",
        BerichtState.Rejected => "Afgekeurd",
        BerichtState.Refused => "Niet te lezen",
        BerichtState.Held => "Wacht op besluit",
        _ => throw new UnreachableException(),
    };

    /// <summary>The class of the badge of a state.</summary>
    public static string StateClass(BerichtState state) => state switch
    {
        BerichtState.Accepted => "mh-good",
        BerichtState.Rejected or BerichtState.Refused => "mh-bad",
        BerichtState.Partly or BerichtState.Held => "mh-wait",
        BerichtState.Received => "mh-info",
        _ => throw new UnreachableException(),
    };

    /// <summary>What a message number is for.</summary>
    public static string Bericht(int? nummer) => nummer switch
    {
        301 => "Toewijzing",
        302 => "Retour op toewijzing",
        305 => "Start",
        306 => "Retour op start",
        307 => "Stop",
        308 => "Retour op stop",
        315 => "Verzoek om toewijzing",
        316 => "Retour op verzoek om toewijzing",
        317 => "Verzoek om wijziging",
        318 => "Retour op verzoek om wijziging",
        319 => "Antwoord op verzoek",
        320 => "Retour op antwoord",
        323 => "Declaratie",
        325 => "Antwoord op declaratie",
        _ => "Onbekend bericht",
    };

    public static string Level(int? level) => level switch
    {
        1 => "1, vorm van het bestand",
        2 => "2, inhoud van het bericht",
        3 => "3, eerdere berichten",
        4 => "4, andere gegevens",
        _ => "–",
    };

    /// <summary>The codes that our rules give.</summary>
    public static IReadOnlyList<string> RetourCodes { get; } =
    [
        .. RuleCatalogue.All.Rules.Select(r => r.RetourCode).OfType<string>().Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>What a return code means: the sentence of the rule that gives it.</summary>
    public static string RetourCode(string code) => code switch
    {
        "" => "Het bestand is niet te lezen",
        Codes.RetourCode.TechnischOnjuist => "Het bericht klopt technisch niet",
        _ => RuleCatalogue.All.Rules.FirstOrDefault(r => r.RetourCode == code)?.Definitie ?? "Onbekende code",
    };

    public static string Role(Role role) => role switch
    {
        Register.Access.Role.Backoffice => "Backoffice",
        Register.Access.Role.Contractmanager => "Contractmanager",
        Register.Access.Role.Beleid => "Beleid",
        Register.Access.Role.Toegang => "Toegang",
        Register.Access.Role.Beheerder => "Beheerder",
        Register.Access.Role.Privacy => "Privacyfunctionaris",
        _ => throw new UnreachableException(),
    };

    /// <summary>What a role may do, for who hands it out.</summary>
    public static string RoleMeans(Role role) => role switch
    {
        Register.Access.Role.Backoffice => "Ziet berichten en cliënten, en beslist over wat wacht.",
        Register.Access.Role.Contractmanager =>
            "Ziet aantallen en bedragen, en houdt tarieven en lijsten bij. Ziet geen cliënten en geen berichten.",
        Register.Access.Role.Beleid => "Ziet aantallen en bedragen. Ziet geen cliënten, geen berichten en geen tarieven.",
        Register.Access.Role.Toegang =>
            "Ziet toewijzingen van cliënten, wie wacht en wie wat levert. Ziet geen bedragen, tenzij een andere rol die geeft.",
        Register.Access.Role.Beheerder => "Maakt en wijzigt accounts.",
        Register.Access.Role.Privacy => "Leest wie welke gegevens heeft bekeken.",
        _ => throw new UnreachableException(),
    };

    public static string Eenheid(Standaard standaard, string? code) =>
        code is null ? "" : (CodeLists.LabelOf(standaard, "WJ756", code) ?? code).ToLowerInvariant();

    public static string Frequentie(string? code) =>
        code is null ? "" : (CodeLists.LabelOf(Standaard.Iwmo, "WMO757", code) ?? code).ToLowerInvariant();

    public static string RedenWijziging(Standaard standaard, string? code) => code is null ? ""
        : $"{code} {CodeLists.LabelOf(standaard, standaard is Standaard.Ijw ? "JZ002" : "WMO002", code)}".TrimEnd();

    /// <summary>Mannelijk, vrouwelijk, onbekend.</summary>
    public static string Geslacht(string code) =>
        (CodeLists.LabelOf(Standaard.Ijw, "COD046", code) ?? code).ToLowerInvariant();

    /// <summary>Who referred a client.</summary>
    public static string Verwijzer(Standaard standaard, string type) => CodeLists.LabelOf(standaard, "COD327", type) ?? type;

    /// <summary>The class of the badge of a request.</summary>
    public static string RequestClass(AanvraagStatus status) => status switch
    {
        AanvraagStatus.Open or AanvraagStatus.InOnderzoek => "mh-wait",
        AanvraagStatus.Toegewezen => "mh-good",
        AanvraagStatus.Afgewezen => "mh-bad",
        _ => throw new UnreachableException(),
    };

    public static string RedenBeeindiging(Standaard standaard, string? code) => code is null ? ""
        : $"{code} {CodeLists.LabelOf(standaard, standaard is Standaard.Ijw ? "JZ588" : "WMO588", code)}".TrimEnd();

    public static string Kind(ObligationKind kind) => kind switch
    {
        ObligationKind.Retour => "Retourbericht op een bericht van de aanbieder",
        ObligationKind.DeclaratieAntwoord => "Antwoord op een declaratie (325)",
        ObligationKind.RetourVanAanbieder => "Retourbericht op ons bericht (302, 320)",
        ObligationKind.AntwoordOpVerzoek => "Antwoord op een verzoek om toewijzing",
        ObligationKind.AntwoordOpVerzoekWijziging => "Antwoord op een verzoek om wijziging",
        ObligationKind.Start => "Startbericht (305)",
        ObligationKind.Stop => "Stopbericht (307)",
        ObligationKind.Declaratie => "Declaratie (323)",
        _ => throw new UnreachableException(),
    };

    public static string Owner(ObligationOwner owner) => owner is ObligationOwner.Gemeente ? "Gemeente" : "Aanbieder";

    public static string Bucket(AgeBucket bucket) => bucket switch
    {
        AgeBucket.UpTo2 => "0 t/m 2",
        AgeBucket.From3To5 => "3 t/m 5",
        AgeBucket.From6To10 => "6 t/m 10",
        AgeBucket.Over10 => "meer dan 10",
        _ => throw new UnreachableException(),
    };

    public static string Decision(Decision decision, bool isOwn) => decision switch
    {
        Rules.Assessment.Decision.Grant when isOwn => "Laten gaan",
        Rules.Assessment.Decision.Reject when isOwn => "Tegenhouden",
        Rules.Assessment.Decision.Grant => "Toekennen",
        Rules.Assessment.Decision.Reject(var code) => code is null ? "Afwijzen" : $"Afwijzen met {code}",
        Rules.Assessment.Decision.JudgeAgain or Rules.Assessment.Decision.AddTariff => "Opnieuw beoordelen",
        _ => throw new UnreachableException(),
    };

    /// <summary>What became of a proposal, with who and when: "Bevestigd door carla, 10-06-2026 12:00".</summary>
    public static string Proposal(ProposalState state, string? closedBy, DateTimeOffset? closedAt) => state switch
    {
        ProposalState.Open => "Nog niet bevestigd",
        ProposalState.Confirmed => $"Bevestigd door {closedBy}, {Dutch.Moment(closedAt!.Value)}",
        ProposalState.Withdrawn => $"Ingetrokken door {closedBy}, {Dutch.Moment(closedAt!.Value)}",
        _ => throw new UnreachableException(),
    };

    public static string Look(string what) => what switch
    {
        "request" => "Verzoek bekeken",
        "search" => "Gezocht",
        "message" => "Bericht bekeken",
        "original" => "Bericht als XML bekeken",
        "answer" => "Antwoord bekeken",
        "allocation" => "Toewijzing bekeken",
        "held" => "Wachtende regels bekeken",
        "export" => "Uitvoer gemaakt",
        _ => what,
    };

    /// <summary>A figure of an aanbieder that it can be asked to change, with its unit.</summary>
    public static string Indicator(AanbiederIndicator indicator) => indicator switch
    {
        AanbiederIndicator.FirstTimeRight => "In één keer goed (%)",
        AanbiederIndicator.Wait => "Wachttijd (dagen)",
        AanbiederIndicator.Duration => "Duur (dagen)",
        AanbiederIndicator.Dropout => "Voortijdig gestopt (%)",
        AanbiederIndicator.PerClient => "Per cliënt (euro)",
        _ => throw new UnreachableException(),
    };

    /// <summary>What happened to an account.</summary>
    public static string AccountChange(AccountChangeKind what) => what switch
    {
        AccountChangeKind.Made => "Account gemaakt",
        AccountChangeKind.DisplayName => "Naam",
        AccountChangeKind.Roles => "Rollen",
        AccountChangeKind.Gemeenten => "Gemeenten",
        AccountChangeKind.Password => "Nieuw wachtwoord",
        AccountChangeKind.App => "App voor codes",
        AccountChangeKind.SignIn => "Mag aanmelden",
        AccountChangeKind.Locked => "Pogingen geblokkeerd",
        AccountChangeKind.Unlocked => "Blokkade opgeheven",
        AccountChangeKind.SignedIn => "Aangemeld",
        AccountChangeKind.SignedOut => "Afgemeld",
        _ => throw new UnreachableException(),
    };
}
