using MessageHub.Backoffice.Access;

namespace MessageHub.Backoffice;

/// <summary>What the console says once the pages are served: where they are and, at the first run, how to get in.</summary>
public static class StartupBanner
{
    public static void Write(WebApplication app, TextWriter console)
    {
        console.WriteLine($"MessageHub backoffice: {string.Join(", ", app.Urls)}");
        if (app.Services.GetRequiredService<FirstAccount>().OneTimePassword is { } password)
        {
            console.WriteLine($"Eerste aanmelding: account {FirstAccount.Name}, eenmalig wachtwoord {password}");
            console.WriteLine("Na het aanmelden kiest u zelf een wachtwoord. Het eenmalige wachtwoord staat nergens anders.");
        }

        console.WriteLine("Stoppen: Ctrl+C.");
        console.Flush();
    }
}
