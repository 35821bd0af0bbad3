using MessageHub.Berichten;
using MessageHub.Register.Database;
using MessageHub.Register.Talks;

namespace MessageHub.Register.Tests;

public abstract partial class RegisterContract
{
    [Fact]
    public async Task What_was_talked_about_is_for_who_may_see_all_of_it()
    {
        var talks = new TalkStore(database);
        await talks.AddAsync(new Talk(0, "65656055", ["0297", "0344"], new(2026, 5, 1), new(2026, 9, 1), "Wachttijd", "anna", Now), None);
        await talks.AddAsync(new Talk(0, "65656055", [new("0297", Standaard.Ijw)], new(2026, 4, 1), null, "Instroom", "anna", Now), None);
        await talks.AddAsync(
            new TalkAction(0, "65656055", [new("0297", Standaard.Ijw)], "Cijfers sturen", "aanbieder", new(2026, 6, 1), "anna", Now), None);
        await talks.AddAsync(
            new TalkTarget(
                0, "65656055", ["0297"], "Wait", 2100, new(2026, 5, 1), new(2026, 1, 1), new(2026, 3, 1), 1400, new(2026, 12, 31), "anna",
                Now),
            None);

        async Task<string> SeenAsync(params GemeenteRight[] rights) => string.Join(
            ' ',
            [
                .. (await talks.TalksAsync(new(rights), "65656055", None)).Select(t => t.Note),
                .. (await talks.ActionsAsync(new(rights), null, None)).Select(a => a.What),
                .. (await talks.TargetsAsync(new(rights), null, None)).Select(t => $"{t.Baseline} {t.Target}"),
            ]);
        Assert.Equal("Wachttijd Instroom Cijfers sturen 2100 1400", await SeenAsync("0297", "0344"));
        Assert.Equal("Instroom Cijfers sturen 2100 1400", await SeenAsync("0297"));
        Assert.Equal("Instroom Cijfers sturen", await SeenAsync(new GemeenteRight("0297", Standaard.Ijw)));
        Assert.Equal("", await SeenAsync(new GemeenteRight("0297", Standaard.Iwmo), "0344"));
        Assert.Empty(await talks.TalksAsync(new(["0297", "0344"]), "11111111", None));
    }

    [Fact]
    public async Task What_was_agreed_is_done_once_and_by_who_may_see_it()
    {
        var talks = new TalkStore(database);
        await talks.AddAsync(new TalkAction(0, "65656055", ["0297"], "Cijfers sturen", "aanbieder", new(2026, 6, 1), "anna", Now), None);
        var number = (await talks.ActionsAsync(new(["0297"]), null, None)).Single().Number;

        Assert.False(await talks.CloseActionAsync(new(["0344"]), "65656055", number, "bert", Now, None));
        Assert.False(await talks.CloseActionAsync(new(["0297"]), "11111111", number, "bert", Now, None));
        Assert.True(await talks.CloseActionAsync(new(["0297"]), "65656055", number, "bert", Now, None));
        Assert.False(await talks.CloseActionAsync(new(["0297"]), "65656055", number, "carla", Now, None));
        Assert.Equal(
            ("bert", Now.ToUniversalTime()),
            ((await talks.ActionsAsync(new(["0297"]), null, None)).Single() is var done ? (done.DoneBy, done.DoneAt) : default));
    }
}
