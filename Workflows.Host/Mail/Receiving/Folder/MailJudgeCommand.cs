using System.Text.Json;
using Workflows.Definitions.Texts;
using Workflows.Host.Web;

namespace Workflows.Host.Mail.Receiving;

/// <summary>
/// <c>mail judge &lt;folder&gt; [--en]</c>: judges the mails of a folder, a line for each, and says how many came out as its
/// manifest expects. Answers 0 where all did, 1 where one did not, 2 where the folder cannot be read. Needs no database.
/// </summary>
public static class MailJudgeCommand
{
    public static int Run(string folder, string[] args, TextWriter output)
    {
        var texts = WebServices.Texts();
        var language = args.Contains("--en") ? Language.English : Language.Chinese;
        var (judged, expected) = (0, 0);
        try
        {
            foreach (var (@case, verdict) in MailFolder.Judge(Found(folder)))
            {
                var accepted = @case.Accepts(verdict);
                (judged, expected) = (judged + 1, expected + (accepted ? 1 : 0));
                output.WriteLine(string.Join('\t', @case.File, verdict.Outcome, OneLine(verdict.Reason ?? "-"), texts.Say(verdict.Why, language)
                    + (accepted ? "" : texts.Say("receiving.judge.expected", language, ("expected", @case.Expect + (@case.Reason is { } reason ? ": " + OneLine(reason) : ""))))));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            output.WriteLine(texts.Say("receiving.judge.unreadable", language, ("folder", folder), ("answer", fault.Message)));
            return 2;
        }
        output.WriteLine($"judged {judged}, as expected {expected}");
        return judged == expected ? 0 : 1;
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');

    /// <summary><c>dotnet run</c> may start in the project's folder; the person typed the path where the shell stands.</summary>
    private static string Found(string folder) =>
        Directory.Exists(folder) || Environment.GetEnvironmentVariable("PWD") is not { } shell ? folder : Path.Combine(shell, folder);
}
