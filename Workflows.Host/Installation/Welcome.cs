using Workflows.Definitions.Texts;
using Workflows.Host.Demonstration;
using Workflows.Host.FirstRun;
using Workflows.Host.Web;

namespace Workflows.Host.Installation;

/// <summary>What the console says when the doors are open: the address, and in a demonstration how to sign in.</summary>
public static class Welcome
{
    public static void Print(WebApplication app, InstallationInfo installation)
    {
        var texts = app.Services.GetRequiredService<TextCatalog>();
        var language = ConsoleCommand.Language;
        Console.WriteLine();
        foreach (var address in app.Urls)
            Console.WriteLine(texts.Say("installation.address", language, ("address", address)));
        if (!installation.IsSetUp)
        {
            var code = app.Services.GetRequiredService<FirstRunCode>();
            code.Print = present => Console.WriteLine(texts.Say("installation.firstRun", language, ("code", present)));
            code.Print(code.Present);
        }
        if (installation.Demonstration)
            Console.WriteLine(texts.Say("installation.signIn", language, ("names", "li-si, zhou-ba, qin-guan, xu-he"), ("password", Federation.Password)));
        Console.WriteLine();
    }
}
