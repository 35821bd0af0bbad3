using MessageHub.Rules;

namespace MessageHub.Oracles.Tests;

/// <summary>
/// Sequences on which the engine and the oracle once disagreed, or on which two readings of the text are possible. Each names the
/// sentence that decides, and what both have to say of the last message.
/// </summary>
public class DisagreementTests
{
    private const string Client = "999900006";
    private const string OtherClient = "999900018";
    private static readonly DateOnly Day = new(2026, 5, 15);
    private static readonly OProduct Hours = new("45", "45A04");
    private static readonly OAllocation Allocation = new(
        300001, null, Hours, new(2025, 12, 15), new(9, 0), new(2026, 1, 1), new(2026, 12, 31), null, new(10, "04", "4"), null);

    private int counter;

    public static TheoryData<string, string, string, string> Cases => new()
    {
        {
            nameof(Sent_again_with_a_reference), "",
            "TR379: \"fail, unless the line is an identical re-send (same ToewijzingNummer, Toewijzingsdatum, Toewijzingstijd)\"",
            "the engine was wrong: it asked that the version had carried the reference before"
        },
        {
            nameof(Sent_again_at_another_time), "TR379",
            "TR379: \"same ToewijzingNummer, Toewijzingsdatum, Toewijzingstijd\"",
            "the other side of the case above"
        },
        {
            nameof(Open_ended_total_with_a_later_line_credited), "",
            "R-088: \"the latest ProductPeriode/Einddatum among accepted lines\"; a credited line was accepted",
            "both followed R-088; the horizon could have been the live lines only"
        },
        {
            nameof(Stop_with_another_product), "TR382 TR414 TR415",
            "TR413: \"Product is not in the comparison; ToewijzingNummer fixes it\"",
            "both followed the text; the stop refers to no start and still comes after a definitive stop"
        },
        {
            nameof(Number_of_a_message_that_was_undone), "",
            "1.3: \"A 302 … with any code other than 0200 and 0233 makes it count as never sent\" (R-072)",
            "both followed R-072; the Identificatie could have stayed taken"
        },
        {
            nameof(Total_left_out_of_a_change), "TR411",
            "TR373: \"the allocation's Frequentie is 6 and TeWijzigenProduct/Omvang differs from it\"",
            "both followed the text; an absent Omvang does not differ, it is missing"
        },
        {
            nameof(Second_debit_under_a_client_without_that_allocation), "TR304 TR389",
            "TR304: \"When (b) fails, treat T as unusable for the other rules\"; R-086: \"TR389 needs only the numbers and the period\"",
            "both followed R-086"
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Engine_and_oracle_both_follow_the_sentence_that_decides(string name, string rules, string sentence, string reason)
    {
        var messages = Named(name);
        var disagreement = Duel.Fight(messages, RuleCatalogue.All);
        Assert.True(disagreement is null, $"{sentence} ({reason})\n{disagreement}");
        var verdict = new OSequence(0, OFamily.Ijw, messages).Replay().Last().Verdict;
        Assert.True(
            rules == string.Join(' ', verdict.Rules.Order(StringComparer.Ordinal)),
            $"{sentence} ({reason})\n{EngineVerdict.TextOf(verdict)}");
    }

    private OMessage[] Named(string name) => name switch
    {
        nameof(Sent_again_with_a_reference) => Sent_again_with_a_reference(),
        nameof(Sent_again_at_another_time) => Sent_again_at_another_time(),
        nameof(Open_ended_total_with_a_later_line_credited) => Open_ended_total_with_a_later_line_credited(),
        nameof(Stop_with_another_product) => Stop_with_another_product(),
        nameof(Number_of_a_message_that_was_undone) => Number_of_a_message_that_was_undone(),
        nameof(Total_left_out_of_a_change) => Total_left_out_of_a_change(),
        _ => Second_debit_under_a_client_without_that_allocation(),
    };

    private OMessage[] Sent_again_with_a_reference() =>
    [
        new O315(Header(), Client, [new("V1", Hours, Day, null, new(10, "04", "4"), null)]),
        new O301(Header(), Client, [Allocation, Second with { ProviderReference = "V1" }]),
        new O301(Header(), Client, [Allocation with { ProviderReference = "V1" }]),
    ];

    private OMessage[] Sent_again_at_another_time() =>
    [
        .. Sent_again_with_a_reference().Take(2),
        new O301(Header(), Client, [Allocation with { ProviderReference = "V1", DecidedAt = new(9, 1) }]),
    ];

    /// <summary>
    /// An hour a day from 1 February without an end: 59 hours up to March, 89 up to April. March holds 50 from the time when it was two
    /// hours a day, so 28 hours in February fit only when the credited line in April still moves the horizon.
    /// </summary>
    private OMessage[] Open_ended_total_with_a_later_line_credited()
    {
        var daily = Allocation with { Start = new(2026, 2, 1), End = null, Volume = new(2, "04", "1") };
        var april = Line("R2", 4, 30);
        return
        [
            new O301(Header(), Client, [daily]),
            Claim(Client, Line("R1", 3, 50), april),
            Claim(Client, april with { Reference = "R3", PreviousReference = "R2", Credit = true }),
            new O301(Header(), Client, [daily with { DecidedAt = new(10, 0), Volume = new(1, "04", "1") }]),
            Claim(Client, Line("R4", 2, 28)),
        ];
    }

    private OMessage[] Stop_with_another_product() =>
    [
        new O301(Header(), Client, [Allocation]),
        new O305(Header(), Client, [new(300001, Hours, new(2026, 1, 5), 1)]),
        new O307(Header(), Client, [new(300001, Hours, new(2026, 1, 5), "31", new(2026, 3, 31), 1)]),
        new O307(Header(), Client, [new(300001, null, new(2026, 1, 5), "31", new(2026, 3, 1), 1)]),
    ];

    private OMessage[] Number_of_a_message_that_was_undone()
    {
        var first = new O301(Header(), Client, [Allocation]);
        return [
            first, new O302(Header(), first.Header.Identification, Day, Rejects: true), new O301(first.Header, OtherClient, [Allocation])
        ];
    }

    private OMessage[] Total_left_out_of_a_change() =>
    [
        new O301(Header(), Client, [Allocation with { Volume = new(100, "04", "6") }]),
        new O317(Header(), Client, "W1", [], [new(300001, new(2026, 7, 1), new(2026, 12, 31), null, null)], []),
    ];

    private OMessage[] Second_debit_under_a_client_without_that_allocation() =>
    [
        new O301(Header(), Client, [Allocation]),
        new O301(Header(), OtherClient, [Second]),
        Claim(Client, Line("R1", 4, 5)),
        Claim(OtherClient, Line("R2", 4, 5)),
    ];

    private static OAllocation Second => Allocation with { Number = 300002, Product = new("44", "44A09"), Volume = new(2, "14", "4") };

    private static OClaimLine Line(string reference, int month, long volume) => new(
        reference, null, 300001, "45", "45A04", new(2026, month, 1), new DateOnly(2026, month, 1).AddMonths(1).AddDays(-1), volume, "04",
        8500, volume * 8500, false);

    private O323 Claim(string bsn, params OClaimLine[] lines) =>
        new(Header(), $"DN{counter}", new(2026, 4, 1), new(2026, 4, 30), [new(bsn, lines)]);

    private OHeader Header() => new(OFamily.Ijw, SequenceGenerator.Municipality, "65656055", $"I{++counter}", Day);
}
