using MessageHub.Berichten;
using MessageHub.Berichten.Model;
using MessageHub.Processing;
using MessageHub.Rules.Standard;
using MessageHub.Rules.Volume;

namespace MessageHub.Example;

/// <summary>What the gemeenten have to decide: requests in every state, messages of theirs that came back, care that stopped.</summary>
internal sealed partial class RegionScript
{
    private void OwnHalf()
    {
        Requests();
        OpenRequests();
        Changeable();
        Returned();
        Stopped();
    }

    /// <summary>Requests in every state they can have.</summary>
    private void Requests()
    {
        var ends = new (int Contract, int DaysAgo, string? Answer, int AnswerAfter)[]
        {
            (0, 9, null, 0), (1, 2, null, 0), (2, 30, "2", 5), (3, 44, "1", 3), (4, 51, "301", 4), (7, 20, "1", 9), (5, 65, "2", 4),
            (9, 12, null, 0), (10, 24, "2", 4), (13, 40, "301", 3), (14, 33, "1", 2), (15, 62, "2", 5),
        };
        foreach (var (index, daysAgo, answer, after) in ends)
        {
            var contract = RegionContracts.All[index];
            var (client, product) = (NextClient(), contract.Products[0]);
            var asked = At(today.AddDays(-daysAgo), 60 + index * 17);
            var referentie = $"V{index}{daysAgo:D3}";
            var from = Calendar.FirstOfMonth(AmsterdamDate.Of(asked)).AddMonths(1);
            Add(asked, berichten.Verzoek(contract, client, referentie, product, from, asked));
            var answered = asked.AddDays(after);
            if (answer is "1" or "2")
            {
                var own = berichten.Antwoord(contract, product.Standaard, referentie, answer, answer == "1" ? "4" : null, answered);
                Add(answered, own);
                Add(answered.AddDays(1), berichten.Retour(own, answered.AddDays(1)));
            }
            else if (answer is "301")
            {
                var allocation = new RegionAllocation
                {
                    Nummer = nextToewijzing++,
                    Product = product,
                    Volume = product.Volume,
                    Frequentie = product.Frequentie,
                    DecidedAt = answered,
                    Ingangsdatum = from,
                    Einddatum = new(today.Year + 1, 12, 31),
                    ReferentieAanbieder = referentie,
                };
                Add(answered, berichten.Toewijzing(contract, client, answered, allocation));
            }
        }
    }

    /// <summary>Requests of every kind that wait for an answer, in both domains: most can be granted, and some should not be.</summary>
    private void OpenRequests()
    {
        var (first, second, wmo) = (RegionContracts.All[0], RegionContracts.All[1], RegionContracts.All[9]);
        var (known, changing, growing) = (CasesOf(first)[0], CasesOf(first)[1], CasesOf(second)[0]);
        var other = first.Products.First(p => p != known.Allocation.Product);
        var soon = ThisMonth.AddMonths(1);
        Ask(3, 20, at => berichten.Verzoek(first, known.Client, "VOT-bekend", other, soon, at));
        Ask(
            4,
            75,
            at => berichten.Verzoek(first, NextClient(), "VOT-rechter", RegionContracts.Verblijf, soon, at, Codes.Verwijzer.Rechter));
        Ask(1, 140, at => berichten.Verzoek(second, NextClient(), "VOT-zonder-afspraak", RegionContracts.WithoutAgreement, soon, at));
        Ask(2, 200, at => berichten.Verzoek(wmo, NextClient(), "VOT-wmo", RegionContracts.Ondersteuning, soon, at));
        Ask(2, 380, at => berichten.Verzoek(
            RegionContracts.All[3], NextClient(), "VOT-woonplaats", RegionContracts.Begeleiding, soon, at,
            commentaar: "De jeugdige woont sinds kort bij een andere ouder, in een andere gemeente."));
        Ask(AlmostLate, 30, at => berichten.Verzoek(
            RegionContracts.All[7], NextClient(), "VOT-bijna-te-laat", RegionContracts.Behandeling, soon, at));
        Ask(AlmostLate, 90, at => berichten.Verzoek(
            RegionContracts.All[11], NextClient(), "VOT-wmo-bijna-te-laat", RegionContracts.Ondersteuning, soon, at));
        Prolong("VOW-verlengen", first, changing, 260);
        Prolong("VOW-wmo-verlengen", wmo, CasesOf(wmo)[2], 280);
        More("VOW-meer", second, growing, 5, 320);
        More("VOW-wmo-meer", RegionContracts.All[12], CasesOf(RegionContracts.All[12])[2], 6, 340);

        void Prolong(string referentie, RegionContract contract, RegionCase care, int minute) => Ask(2, minute, at => berichten.Wijziging(
            contract, care.Client, referentie, care.Allocation, care.Allocation.Ingangsdatum, care.Allocation.Einddatum.AddMonths(6),
            care.Allocation.Volume, at));

        void More(string referentie, RegionContract contract, RegionCase care, int daysAgo, int minute) => Ask(
            daysAgo, minute, at => berichten.Wijziging(
                contract, care.Client, referentie, care.Allocation, soon, care.Allocation.Einddatum, care.Allocation.Volume + 4, at));

        void Ask(int daysAgo, int minute, Func<DateTimeOffset, Bericht> request)
        {
            var at = At(today.AddDays(-daysAgo), minute);
            Add(at, request(at));
        }
    }

    /// <summary>So many days ago a request arrived that has to be answered today or on the next working day.</summary>
    private int AlmostLate => Enumerable.Range(1, 30).First(
        days => WorkingDays.Dutch.After(today.AddDays(-days), WorkingDays.RequestAnswer) <= WorkingDays.Dutch.After(today, 1));

    /// <summary>Allocations of which the amount may change under the same number: a volume in all, and a budget.</summary>
    private void Changeable()
    {
        foreach (var contract in new[] { RegionContracts.All[7], RegionContracts.All[9] })
        {
            var product = contract.Products[0];
            var decided = At(ThisMonth.AddMonths(-2).AddDays(-9), 50);
            foreach (var budget in new long?[] { null, 240_000 })
            {
                var own = berichten.Toewijzing(contract, NextClient(), decided, new RegionAllocation
                {
                    Nummer = nextToewijzing++,
                    Product = product,
                    Volume = 120,
                    Frequentie = Codes.Frequentie.Totaal,
                    Budget = budget,
                    DecidedAt = decided,
                    Ingangsdatum = ThisMonth.AddMonths(-2),
                    Einddatum = new(today.Year + 1, 12, 31),
                });
                Add(decided, own);
                Add(decided.AddDays(1), berichten.Retour(own, decided.AddDays(1)));
            }
        }
    }

    /// <summary>Messages of the gemeente that the aanbieder rejected and that nobody has dealt with.</summary>
    private void Returned()
    {
        foreach (var (contract, daysAgo) in new[] { (RegionContracts.All[7], 3), (RegionContracts.All[10], 2) })
        {
            var care = CasesOf(contract)[1];
            var decided = At(today.AddDays(-daysAgo), 110);
            var shorter = care.Allocation with
            {
                DecidedAt = decided, Einddatum = ThisMonth.AddMonths(3).AddDays(-1), RedenWijziging = Codes.RedenWijziging.Verkorting,
            };
            var own = berichten.Toewijzing(contract, care.Client, decided, shorter);
            Add(decided, own);
            Add(decided.AddHours(3), berichten.Retour(own, decided.AddHours(3), Codes.RetourCode.TechnischOnjuist));
        }

        var asking = RegionContracts.All[8];
        var asked = At(today.AddDays(-6), 25);
        Add(asked, berichten.Verzoek(
            asking, NextClient(), "VOT-antwoord-afgekeurd", RegionContracts.Behandeling, ThisMonth.AddMonths(1), asked));
        var refused = At(today.AddDays(-3), 200);
        var answer = berichten.Antwoord(asking, Standaard.Ijw, "VOT-antwoord-afgekeurd", "1", "2", refused);
        Add(refused, answer);
        Add(refused.AddHours(5), berichten.Retour(answer, refused.AddHours(5), Codes.RetourCode.TechnischOnjuist));
    }

    /// <summary>Care that stopped for good while its allocation goes on.</summary>
    private void Stopped()
    {
        foreach (var (contract, reden) in new[] { (RegionContracts.All[3], "31"), (RegionContracts.All[9], "19") })
        {
            var care = CasesOf(contract)[1];
            var told = At(today.AddDays(-4), 310);
            Add(told, berichten.Stop(contract, care.Client, care.Allocation, reden, today.AddDays(-6), told));
        }
    }
}
