using MessageHub.Backoffice.Tests;
using MessageHub.Register.Access;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace MessageHub.Backoffice.Browser.Tests;

[Collection(JourneyCollection.Name)]
public class FaultTests(Chromium chromium)
{
    /// <summary>The sessions are in the store too: nothing is left but what the program itself can say.</summary>
    [Fact]
    public async Task A_store_that_is_broken_is_told_on_a_page_that_is_right()
    {
        await using var site = await TestSite.StartAsync(isBrowsed: true);
        await site.AddAccountAsync("anna", [Role.Backoffice]);
        await using var window = await Window.OpenAsync(chromium, site);
        await window.SignInAsync("anna");
        await using (var connection = new SqliteConnection($"Data Source={site.Database}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "alter table account_session rename to elders";
            await command.ExecuteNonQueryAsync();
        }

        await window.Page.GotoAsync("/overzicht");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Er ging iets mis");
        await window.InspectAsync("storing");
        window.AssertNothingWrong();
    }
}
