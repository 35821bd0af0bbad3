using MessageHub.Berichten.Model;

namespace MessageHub.Berichten.Tests;

public class BerichtClassesTests
{
    /// <summary>
    /// One of each: a class that is added to the model has to be put here, and is found because it has a place in a shape.
    /// </summary>
    private static readonly Client Everything = new()
    {
        Relaties = [new() { Nummer = "1", Contact = new() { Soort = "01" } }],
        Contactgegevens = [new() { Soort = "02" }],
        ToegewezenProducten = [new()],
        StartProducten = [new()],
        StopProducten = [new()],
        AangevraagdeProducten = [new()],
        Verzoek = new() { OngewijzigdeProducten = [new()], TeWijzigenProducten = [new()], NieuweProducten = [new()] },
        Prestaties = [new(), new() { ProductCode = "2" }],
    };

    [Fact]
    public void Walk_finds_all_classes_in_document_order()
    {
        var bericht = new Bericht
        {
            Identity = BerichtIdentity.Of(new(3, 2), Standaard.Ijw, 301),
            Client = Everything,
            Antwoord = new() { Woonplaatsbeginsel = new() },
            Declaratie = new() { Clienten = [new()] },
            DeclaratieAntwoord = new() { Clienten = [new()] },
        };

        var found = BerichtClasses.Of(bericht).Select(c => c.Record.GetType().Name);

        Assert.Equal(
            [
                nameof(Bericht), nameof(Header), nameof(Client), nameof(Relatie), nameof(Contact), nameof(Contact),
                nameof(ToegewezenProduct), nameof(StartProduct), nameof(StopProduct), nameof(AangevraagdProduct), nameof(Verzoek),
                nameof(OngewijzigdProduct),
                nameof(TeWijzigenProduct), nameof(NieuwProduct), nameof(Prestatie), nameof(Prestatie), nameof(Antwoord),
                nameof(Woonplaatsbeginsel), nameof(Declaratie), nameof(Client), nameof(DeclaratieAntwoord), nameof(Client),
            ],
            found);
        var classes = typeof(Klasse).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Klasse)));
        Assert.Equal(classes.Select(t => t.Name).Order(), found.Distinct().Order());
    }

    [Fact]
    public void Class_belongs_to_the_client_above_it()
    {
        Client[] clients = [Everything, new() { Prestaties = [new()] }];
        var bericht = new Bericht
        {
            Identity = BerichtIdentity.Of(new(3, 2), Standaard.Ijw, 323), Declaratie = new() { Clienten = clients }
        };

        var found = BerichtClasses.Of(bericht);

        Assert.All(found.Take(3), c => Assert.Null(c.Client));
        Assert.Same(clients[0], found[3].Client);
        Assert.Same(clients[0], found[^3].Client);
        Assert.All(found.TakeLast(2), c => Assert.Same(clients[1], c.Client));
    }
}
