using System.Text;

namespace Workflows.Host.Mail;

/// <summary>The same mail as text, for programs and readers that want no HTML: a fact a line, each link on a line of its own.</summary>
internal static class MailPlain
{
    public static string Write(MailPage page)
    {
        var text = new StringBuilder();
        void Line(string line = "") => text.Append(line.ReplaceLineEndings("\r\n")).Append("\r\n");

        Line(page.House);
        Line();
        Line(page.Greeting);
        Line();
        Line(page.Headline);
        Line();
        var colon = page.Lang == "en" ? ": " : "：";
        foreach (var row in page.Rows) Line(row.Label + colon + row.Value + row.Rest);
        if (page.Say is { } say)
        {
            Line();
            Line(say);
        }
        foreach (var button in new[] { page.Main, page.Other })
            if (button is not null)
            {
                Line();
                Line(button.Words + colon.TrimEnd());
                Line(button.Url);
            }
        if (page.Note is { } note)
        {
            Line();
            Line(note);
        }
        Line();
        Line("--------");
        foreach (var line in page.Foot) Line(line);
        if (page.Choices is { } choices)
        {
            Line(choices.Words + colon.TrimEnd());
            Line(choices.Url);
        }
        return text.ToString();
    }
}
