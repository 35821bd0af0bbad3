namespace MessageHub.EndToEnd.Tests;

/// <summary>Looks round when everything is over: what is not as it has to be?</summary>
internal static class Aftermath
{
    /// <summary>All problems; none when all is well. The workers have stopped.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(
        StoryBook book, Installation place, AnswerReader reader, WorkerPool workers, bool isWild)
    {
        var problems = new List<string>([.. workers.Oddities, .. reader.Complaints]);
        await CheckVerdictsAsync(book, place, problems);
        CheckAnswers(book, reader, problems);
        await CheckQueuesAsync(book, place, isWild, problems);
        return problems;
    }

    private static async Task CheckVerdictsAsync(StoryBook book, Installation place, List<string> problems)
    {
        const string verdicts = "select transport_id, state, result from inbox";
        var actual = (await place.QueryAsync(
            verdicts, row => (Id: row.GetString(0), State: row.GetString(1), Result: row.IsDBNull(2) ? "" : row.GetString(2))))
            .ToDictionary(v => v.Id);
        foreach (var (story, step) in book.Stories.SelectMany(s => s.Steps.Select(step => (s, step))))
        {
            if (!actual.TryGetValue(step.TransportId, out var verdict))
                problems.Add($"{step.TransportId} ({step.Name}) is not in the inbox");
            else if (!verdict.State.Equals(step.Expected.ToString(), StringComparison.OrdinalIgnoreCase))
                problems.Add(
                    $"{step.TransportId} ({story.Kind}: {step.Name}) is {verdict.State} instead of {step.Expected}: {verdict.Result}");
        }

        if (actual.Count != book.Steps.Count())
            problems.Add($"The inbox holds {actual.Count} messages instead of {book.Steps.Count()}");
    }

    private static void CheckAnswers(StoryBook book, AnswerReader reader, List<string> problems)
    {
        var answers = reader.Answers.ToLookup(a => a.CorrelationId);
        var places = book.Stories.SelectMany(s => s.Steps.Select(step => (step.TransportId, s.Place)))
            .ToDictionary(s => s.TransportId, s => s.Place);
        foreach (var step in book.Steps)
        {
            var expected = step.IsAnswered ? 1 : 0;
            if (answers[step.TransportId].Count() != expected)
                problems.Add($"{step.TransportId} ({step.Name}) has {answers[step.TransportId].Count()} answers instead of {expected}");
            foreach (var answer in answers[step.TransportId].Where(a => !Fits(step, a, places[step.TransportId])))
                problems.Add($"{step.TransportId} ({step.Name}) was answered by {answer.Message} with key {answer.RoutingKey}");
        }

        var ids = book.Steps.Select(s => s.TransportId).ToHashSet();
        problems.AddRange(
            reader.Answers.Where(a => !ids.Contains(a.CorrelationId))
                .Select(a => $"{a.Message} answers {a.CorrelationId}, which was not sent"));
    }

    private static bool Fits(Step step, Answer answer, Place place)
    {
        var nummer = step.Name[^3..] switch
        {
            "305" => "306", "307" => "308", "315" => "316", "317" => "318", "323" => "325", var own => own
        };
        var message = step.Name[..^3] + nummer;
        return answer.Message == message && answer.RoutingKey == $"{place.Gemeente}.{message.ToLowerInvariant()}";
    }

    private static async Task CheckQueuesAsync(StoryBook book, Installation place, bool isWild, List<string> problems)
    {
        // The mark stays: what it holds is what the store has to have.
        foreach (var queue in (await place.Management.QueuesAsync())
            .Keys.Where(q => q is not ("messagehub.faults" or "messagehub.rejected" or "messagehub.mark")))
        {
            if (await place.Broker.CountAsync(queue) is > 0 and var left)
                problems.Add($"{queue} holds {left} messages");
        }

        // Both are reported at least once.
        var reused = isWild ? book.Steps.Where(s => s.OtherContent is not null).Select(s => s.TransportId) : [];
        Compare("messagehub.rejected", reused, (await place.Broker.TakeAllAsync("messagehub.rejected")).Select(p => p.MessageId));
        var poison = isWild ? book.Steps.Where(s => s.IsPoison).Select(s => s.TransportId) : [];
        var names = (await place.QueryAsync(
            "select id, transport_id from inbox",
            row => (Id: row.GetGuid(0).ToString(), Name: row.GetString(1)))).ToDictionary(n => n.Id, n => n.Name);
        Compare(
            "messagehub.faults",
            poison,
            (await place.Broker.TakeAllAsync("messagehub.faults")).Select(p => names.GetValueOrDefault(p.MessageId, p.MessageId)));

        void Compare(string queue, IEnumerable<string> expected, IEnumerable<string> actual)
        {
            var (wanted, found) = (
                expected.Order(StringComparer.Ordinal).ToList(), actual.Distinct().Order(StringComparer.Ordinal).ToList());
            if (!wanted.SequenceEqual(found))
                problems.Add($"{queue} holds {string.Join(", ", found)} instead of {string.Join(", ", wanted)}");
        }
    }
}
