using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Rules.Register;

namespace MessageHub.Rules.Tests;

/// <summary>
/// The start/stop state machine row by row, with the exact codes: in both families, on an allocation and taakgericht (no
/// ToewijzingNummer, the Product makes the delivery line).
/// </summary>
public class DeliveryStateMachineTests
{
    private const string Temporary = "20";
    private const string Definitive = "31";
    private const string OtherDefinitive = "36";
    private const long Unknown = 999;

    private static readonly DateOnly B = new(2026, 2, 2);
    private static readonly DateOnly E20 = new(2026, 3, 16);
    private static readonly DateOnly BeforeE20 = new(2026, 3, 15);
    private static readonly DateOnly E1 = new(2026, 4, 13);
    private static readonly DateOnly BeforeE1 = new(2026, 4, 12);
    private static readonly DateOnly Later = new(2026, 5, 4);

    private static readonly Line[] Lines =
    [
        new(Standaard.Ijw, Valid.ToewijzingNummer),
        new(Standaard.Iwmo, Valid.ToewijzingNummer),
        new(Standaard.Ijw, null),
        new(Standaard.Iwmo, null),
    ];

    public static TheoryData<Standaard, long?, string> TableRows => RowsOf(Table);

    public static TheoryData<Standaard, long?, string> MessageRows => RowsOf(OneMessage);

    [Theory]
    [MemberData(nameof(TableRows))]
    public void Every_row_of_the_table_gives_its_codes(Standaard standaard, long? toewijzingNummer, string name) =>
        AssertCodes(Table(new(standaard, toewijzingNummer)).Single(row => row.Name == name));

    [Theory]
    [MemberData(nameof(MessageRows))]
    public void Classes_of_one_message_count_for_each_other(Standaard standaard, long? toewijzingNummer, string name) =>
        AssertCodes(OneMessage(new(standaard, toewijzingNummer)).Single(row => row.Name == name));

    private static TheoryData<Standaard, long?, string> RowsOf(Func<Line, IEnumerable<Row>> table)
    {
        var rows = new TheoryData<Standaard, long?, string>();
        foreach (var line in Lines)
        {
            foreach (var row in table(line))
                rows.Add(line.Standaard, line.ToewijzingNummer, row.Name);
        }

        return rows;
    }

    private static void AssertCodes(Row row) => Assert.Equal(row.Codes, row.Judge());

    private static IEnumerable<Row> Table(Line line)
    {
        var idle = line.State([], []);
        var started = line.State([B], []);
        var tempStopped = line.State([B], [(B, Temporary, E20)]);
        var defStopped = line.State([B], [(B, Definitive, E1)]);
        var defAfterTemp = line.State([B], [(B, Temporary, E20), (B, Definitive, E1)]);
        var startedAgain = line.State([B, Later], [(B, Temporary, E20)]);

        // any: unknown ToewijzingNummer; a deletion is not held against allocations
        var stranger = line with { ToewijzingNummer = Unknown };
        yield return new("Idle, start on an unknown allocation", idle, stranger.Start(B), "9019");
        yield return new("Started, start on an unknown allocation", started, stranger.Start(B), "9019");
        yield return new("Started, stop on an unknown allocation", started, stranger.Stop(B, Definitive, E1), "9019");
        yield return new("DefStopped, stop on an unknown allocation", defStopped, stranger.Stop(B, Definitive, E1), "9019");
        yield return new("Started, deletion of a start on an unknown allocation", started, stranger.DeleteStart(B), "9063");
        yield return new(
            "DefStopped, deletion of a stop on an unknown allocation", defStopped, stranger.DeleteStop(B, Definitive, E1), "9063");

        // 305 status 1
        yield return new("Idle, start", idle, line.Start(B));
        yield return new("Started, same start", started, line.Start(B), "9074", "9326");
        yield return new("Started, other start", started, line.Start(Later), "9326");
        yield return new("TempStopped, other start", tempStopped, line.Start(Later));
        yield return new("DefStopped, other start", defStopped, line.Start(Later));
        yield return new("DefStopped after a temporary stop, other start", defAfterTemp, line.Start(Later));
        yield return new("TempStopped, same start", tempStopped, line.Start(B), "9074");
        yield return new("DefStopped, same start", defStopped, line.Start(B), "9074");
        yield return new("Started again, the older start once more", startedAgain, line.Start(B), "9074", "9326");

        // 305 status 3
        yield return new("Idle, deletion of a start", idle, line.DeleteStart(B), "9063");
        yield return new("Started, deletion of another start", started, line.DeleteStart(Later), "9063");
        yield return new("Started, deletion of the start", started, line.DeleteStart(B));
        yield return new("Started again, deletion of the latest start", startedAgain, line.DeleteStart(Later));
        yield return new("TempStopped, deletion of the start", tempStopped, line.DeleteStart(B), "9071");
        yield return new("DefStopped, deletion of the start", defStopped, line.DeleteStart(B), "9071");
        yield return new("Started again, deletion of the older start", startedAgain, line.DeleteStart(B), "9071");

        // 307 status 1
        yield return new("Idle, stop", idle, line.Stop(B, Definitive, E1), "9069");
        yield return new("Started, stop of another start", started, line.Stop(Later, Temporary, Later), "9069");
        yield return new("Started, temporary stop", started, line.Stop(B, Temporary, E20));
        yield return new("Started, definitive stop", started, line.Stop(B, Definitive, E1));
        yield return new("TempStopped, temporary stop, later", tempStopped, line.Stop(B, Temporary, E1), "9413");
        yield return new("TempStopped, temporary stop, earlier", tempStopped, line.Stop(B, Temporary, BeforeE20), "9413", "9414");
        yield return new("TempStopped, temporary stop, same day", tempStopped, line.Stop(B, Temporary, E20), "9074", "9413");
        yield return new("TempStopped, definitive stop, later", tempStopped, line.Stop(B, Definitive, E1));
        yield return new("TempStopped, definitive stop, same day", tempStopped, line.Stop(B, Definitive, E20));
        yield return new("TempStopped, definitive stop, earlier", tempStopped, line.Stop(B, Definitive, BeforeE20), "9414");
        yield return new("DefStopped, other reason, later", defStopped, line.Stop(B, OtherDefinitive, Later), "9415");
        yield return new("DefStopped, other reason, same day", defStopped, line.Stop(B, OtherDefinitive, E1), "9415");
        yield return new("DefStopped, same reason, other day", defStopped, line.Stop(B, Definitive, Later), "9415");
        yield return new("DefStopped, earlier", defStopped, line.Stop(B, OtherDefinitive, BeforeE1), "9414", "9415");
        yield return new("DefStopped, whole key equal", defStopped, line.Stop(B, Definitive, E1), "9074", "9415");
        yield return new("DefStopped without temporary stop, temporary stop", defStopped, line.Stop(B, Temporary, Later), "9415");
        yield return new("DefStopped after a temporary stop, temporary stop", defAfterTemp, line.Stop(B, Temporary, Later), "9413", "9415");
        yield return new(
            "DefStopped after a temporary stop, the temporary one again",
            defAfterTemp,
            line.Stop(B, Temporary, E20),
            "9074",
            "9413",
            "9414",
            "9415");
        yield return new("Started again, definitive stop of the older episode", startedAgain, line.Stop(B, Definitive, E1));
        yield return new("Started again, temporary stop of the latest episode", startedAgain, line.Stop(Later, Temporary, Later));

        // 307 status 3
        yield return new("Started, deletion of a stop", started, line.DeleteStop(B, Temporary, E20), "9063");
        yield return new("TempStopped, deletion with another reason", tempStopped, line.DeleteStop(B, Definitive, E20), "9063");
        yield return new("TempStopped, deletion with another end", tempStopped, line.DeleteStop(B, Temporary, BeforeE20), "9063");
        yield return new("DefStopped, deletion with another begin", defStopped, line.DeleteStop(BeforeE20, Definitive, E1), "9063");
        yield return new("TempStopped, deletion of the stop", tempStopped, line.DeleteStop(B, Temporary, E20));
        yield return new("Started again, deletion of the older temporary stop", startedAgain, line.DeleteStop(B, Temporary, E20));
        yield return new("DefStopped, deletion of the stop", defStopped, line.DeleteStop(B, Definitive, E1));
        yield return new(
            "DefStopped after a temporary stop, deletion of the definitive one", defAfterTemp, line.DeleteStop(B, Definitive, E1));
        yield return new(
            "DefStopped after a temporary stop, deletion of the temporary one", defAfterTemp, line.DeleteStop(B, Temporary, E20));

        // another delivery line of the same client
        var other = line.Other();
        yield return new("Started, start on another line", started, other.Start(B));
        yield return new("Started, stop on another line", started, other.Stop(B, Definitive, E1), "9069");
        yield return new("DefStopped, deletion of a stop on another line", defStopped, other.DeleteStop(B, Definitive, E1), "9063");
    }

    private static IEnumerable<Row> OneMessage(Line line)
    {
        var idle = line.State([], []);
        var started = line.State([B], []);
        var tempStopped = line.State([B], [(B, Temporary, E20)]);
        var defStopped = line.State([B], [(B, Definitive, E1)]);

        yield return new("a wrong start is replaced", started, line.Starts((B, "3"), (Later, "1")));
        yield return new("deletions come first, wherever they stand", started, line.Starts((Later, "1"), (B, "3")));
        yield return new("the first start runs when the second is judged", idle, line.Starts((B, "1"), (Later, "1")), "9326");
        yield return new("a rejected deletion does not free the line", line.State([B, Later], [(B, Temporary, E20)]),
            line.Starts((B, "3"), (new(2026, 6, 1), "1")), "9071", "9326");
        yield return new("a wrong reason is replaced", defStopped, line.Stops((B, OtherDefinitive, E1, "1"), (B, Definitive, E1, "3")));
        yield return new(
            "a temporary stop and then the definitive one", started, line.Stops((B, Temporary, E20, "1"), (B, Definitive, E1, "1")));
        yield return new(
            "a definitive stop and then a temporary one", started, line.Stops((B, Definitive, E20, "1"), (B, Temporary, E1, "1")), "9415");
        yield return new("two temporary stops", started, line.Stops((B, Temporary, E20, "1"), (B, Temporary, E1, "1")), "9413");
        yield return new(
            "a temporary stop moves to an earlier day", tempStopped, line.Stops((B, Temporary, E20, "3"), (B, Temporary, BeforeE20, "1")));
    }

    /// <summary>One row: a state, a message, and the codes it gets.</summary>
    private sealed record Row(string Name, RegisterSnapshot State, Bericht Bericht, params string[] Codes)
    {
        public IEnumerable<string?> Judge() =>
            Judging.Assess(Bericht, State).Findings.Select(f => f.RetourCode).Distinct().Order(StringComparer.Ordinal);
    }

    /// <summary>A delivery line of the client of <see cref="Valid"/>.</summary>
    private sealed record Line(Standaard Standaard, long? ToewijzingNummer)
    {
        private Product Product { get; init; } = Valid.Product(Standaard);

        /// <summary>Another allocation, or taakgericht another product.</summary>
        public Line Other() => ToewijzingNummer is null
            ? this with { Product = Valid.NieuwProduct(Standaard).Product! }
            : this with { ToewijzingNummer = Valid.ToewijzingNummer + 1 };

        public RegisterSnapshot State(DateOnly[] starts, (DateOnly Begin, string Reason, DateOnly End)[] stops) =>
            Valid.With(Valid.Toewijzing(Standaard), Valid.Toewijzing(Standaard) with { Nummer = Valid.ToewijzingNummer + 1 }) with
            {
                Starts = [.. starts.Select(b => new Start(ToewijzingNummer, Product, b, new(305, "ID305E", b)))],
                Stops = [.. stops.Select(s => new Stop(ToewijzingNummer, Product, s.Begin, s.Reason, s.End, new(307, "ID307E", s.End)))],
            };

        public Bericht Start(DateOnly begin) => Starts((begin, "1"));

        public Bericht DeleteStart(DateOnly begin) => Starts((begin, "3"));

        public Bericht Stop(DateOnly begin, string reason, DateOnly end) => Stops((begin, reason, end, "1"));

        public Bericht DeleteStop(DateOnly begin, string reason, DateOnly end) => Stops((begin, reason, end, "3"));

        public Bericht Starts(params (DateOnly Begin, string Status)[] starts) =>
            Valid.B305(Standaard, [.. starts.Select(s => Valid.StartProduct(Standaard) with
            {
                ToewijzingNummer = ToewijzingNummer,
                Product = Product,
                Begindatum = s.Begin,
                StatusAanlevering = s.Status,
            })]);

        public Bericht Stops(params (DateOnly Begin, string Reason, DateOnly End, string Status)[] stops) =>
            Valid.B307(Standaard, [.. stops.Select(s => Valid.StopProduct(Standaard) with
            {
                ToewijzingNummer = ToewijzingNummer,
                Product = Product,
                Begindatum = s.Begin,
                RedenBeeindiging = s.Reason,
                Einddatum = s.End,
                StatusAanlevering = s.Status,
            })]);
    }
}
