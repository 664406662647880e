using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Workflows.Host.Mail;

/// <summary>
/// A mail as HTML for programs of any age: one column of 600 px laid out in tables, styles in attributes because mail
/// programs drop style sheets, no images and nothing fetched. Every value is encoded here and nowhere else.
/// </summary>
internal static class MailHtml
{
    private const string Ink = "#1A2230", Second = "#434D5E", Hint = "#5B6575", Line = "#DDE1E7", Act = "#1B4F91", Red = "#A3161F";
    private const string Fonts = "'Microsoft YaHei UI','Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif";
    private const string Table = "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(MailPage page) => $"""
        <!doctype html>
        <html lang="{page.Lang}">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>{Safe(page.Subject)}</title></head>
        <body style="margin:0;padding:0;background:#FFFFFF">
        {Table} style="background:#FFFFFF"><tr><td align="center" style="padding:16px 12px">
        <table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;text-align:left;font-family:{Fonts};font-size:16px;line-height:1.6;color:{Ink}">
        {Head(page)}
        <tr><td style="padding:16px 0 12px">{Safe(page.Greeting)}</td></tr>
        {Box(page)}
        {Say(page)}
        {Buttons(page)}
        {Note(page)}
        {Foot(page)}
        </table>
        </td></tr></table>
        </body>
        </html>

        """;

    private static string Head(MailPage page) => $"""
        <tr><td style="padding-bottom:10px;border-bottom:2px solid {Red}"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
        <td width="28" height="28" align="center" bgcolor="{Red}" style="background:{Red};color:#FFFFFF;font-weight:700;line-height:28px;border-radius:6px" aria-hidden="true">工</td>
        <td style="padding-left:10px;font-weight:700">{Safe(page.House)}</td></tr></table></td></tr>
        """;

    private static string Box(MailPage page) => $"""
        <tr><td style="border:1px solid {Line};border-radius:6px;padding:16px 18px">
        <h1 style="margin:0 0 6px;font-size:18px;line-height:1.5">{Safe(page.Headline)}</h1>
        {Table}>
        {string.Join("\n", page.Rows.Select(Row))}
        </table></td></tr>
        """;

    private static string Row(MailRow row) => $"""
        <tr><td valign="top" width="84" style="padding:3px 12px 3px 0;color:{Hint};white-space:nowrap">{Safe(row.Label)}</td><td valign="top" style="padding:3px 0">{Value(row)}{Lines(row.Rest)}</td></tr>
        """;

    private static string Value(MailRow row) => row.Tone switch
    {
        MailTone.Strong => $"<b>{Lines(row.Value)}</b>",
        MailTone.Soon => $"<b style=\"color:#7D4A00\">{Lines(row.Value)}</b>",
        MailTone.Over => $"<b style=\"color:#A8320A\">{Lines(row.Value)}</b>",
        _ => Lines(row.Value),
    };

    private static string Say(MailPage page) =>
        page.Say is { } say ? $"<tr><td style=\"padding-top:12px\">{Lines(say)}</td></tr>" : "";

    private static string Buttons(MailPage page) => page.Main is not { } main ? "<tr><td height=\"14\"></td></tr>" : $"""
        <tr><td style="padding:14px 0">{Table}><tr>
        <td align="center" bgcolor="{Act}" style="background:{Act};border-radius:6px"><a href="{Safe(main.Url)}" style="display:block;padding:12px 16px;color:#FFFFFF;font-weight:700;text-decoration:none">{Safe(main.Words)}</a></td>{Other(page)}
        </tr></table></td></tr>
        """;

    private static string Other(MailPage page) => page.Other is { } other
        ? $"""

            <td width="10"></td><td width="124" align="center" style="border:1px solid #7E8897;border-radius:6px"><a href="{Safe(other.Url)}" style="display:block;padding:11px 8px;color:{Ink};text-decoration:none">{Safe(other.Words)}</a></td>
            """
        : "";

    private static string Note(MailPage page) => page.Note is { } note
        ? $"<tr><td bgcolor=\"#E8EBEF\" style=\"background:#E8EBEF;border-radius:6px;padding:10px 14px;font-size:15px;color:{Second}\">{Safe(note)}</td></tr>"
        : "";

    private static string Foot(MailPage page) => $"""
        <tr><td style="padding-top:16px"><div style="border-top:1px solid {Line};padding-top:12px;font-size:14px;color:{Hint}">{string.Join("<br>", page.Foot.Select(Safe))}{Choices(page)}</div></td></tr>
        """;

    private static string Choices(MailPage page) =>
        page.Choices is { } choices ? $"<br><a href=\"{Safe(choices.Url)}\" style=\"color:{Act}\">{Safe(choices.Words)}</a>" : "";

    private static string Lines(string text) => string.Join("<br>", text.ReplaceLineEndings("\n").Split('\n').Select(Safe));

    private static string Safe(string text) => Encoder.Encode(text);
}
