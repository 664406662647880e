using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Workflows.Host.Mail.Receiving;

/// <summary>
/// An HTML mail as the lines a reader sees. Quotations are marked as in a text mail: the lines of a <c>blockquote</c> begin
/// with «&gt;», and where a mail program says by an id or class that the original follows there stands <see cref="Original"/>.
/// What is hidden is left out; what is struck through is marked, so that it is no word any more.
/// </summary>
public static class HtmlLines
{
    public const string Original = "-----Original Message-----";

    private const int DeepestNesting = 400;

    public static string Of(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        var lines = new Lines();
        if (document.Body is { } body) WriteWithin(body, lines, 0, 0, false);
        return lines.ToString();
    }

    private static void WriteWithin(IElement parent, Lines lines, int nesting, int quotes, bool pre)
    {
        foreach (var child in parent.ChildNodes)
            if (child is IText text) lines.Say(text.Data, quotes, pre);
            else if (child is IElement element && nesting < DeepestNesting && !IsHidden(element)) Write(element, lines, nesting, quotes, pre);
    }

    private static void Write(IElement element, Lines lines, int nesting, int quotes, bool pre)
    {
        var name = element.LocalName;
        if (name == "br") { lines.Break(); return; }
        var block = Blocks.Contains(name);
        var quote = name == "blockquote" || Quotes.Any(element.ClassList.Contains);
        var struck = name is "s" or "strike" or "del" || Style(element).Contains("line-through", StringComparison.Ordinal);
        if (block || quote) lines.EndBlock();
        if (name is "td" or "th") lines.Say(" ", quotes, pre);
        if (Originals.Contains(element.Id ?? "") || element.ClassList.Contains("OutlookMessageHeader"))
        {
            lines.EndBlock();
            lines.Say(Original, quotes, false);
            lines.Break();
        }
        if (struck) lines.Say("~~", quotes, pre);
        WriteWithin(element, lines, nesting + 1, quotes + (quote ? 1 : 0), pre || name is "pre" or "textarea" || Style(element).Contains("white-space:pre", StringComparison.Ordinal));
        if (struck) lines.Say("~~", quotes, pre);
        if (block || quote) lines.EndBlock();
    }

    private static bool IsHidden(IElement element) =>
        Unseen.Contains(element.LocalName) || element.HasAttribute("hidden")
        || Style(element) is { Length: > 0 } style && HidingStyles.Any(h => style.Contains(h, StringComparison.Ordinal));

    /// <summary>Without blanks and in lower case, closed by a semicolon, so that <c>font-size:0;</c> is not found in <c>font-size:0.9em</c>.</summary>
    private static string Style(IElement element) => element.GetAttribute("style") is { Length: > 0 and < 4000 } style
        ? string.Concat(style.Where(c => !char.IsWhiteSpace(c))).Replace("!important", "", StringComparison.OrdinalIgnoreCase).ToLowerInvariant() + ";" : "";

    private static readonly HashSet<string> Unseen = ["script", "style", "head", "title", "template", "noscript", "object", "iframe", "svg", "select", "option", "map", "audio", "video"];

    private static readonly string[] HidingStyles =
    [
        "display:none", "visibility:hidden", "mso-hide:all", "opacity:0;", "font-size:0;", "font-size:0px", "font-size:0pt", "max-height:0;", "max-height:0px", "text-indent:-9",
    ];

    private static readonly HashSet<string> Blocks =
    [
        "address", "article", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "tr", "ul",
    ];

    /// <summary>Classes of quotations: Gmail, Yahoo, Proton.</summary>
    private static readonly string[] Quotes = ["gmail_quote", "gmail_extra", "yahoo_quoted", "protonmail_quote", "moz-cite-prefix"];

    /// <summary>Ids after which the original follows: Outlook on the web, Outlook for phones, Outlook for Windows.</summary>
    private static readonly HashSet<string> Originals = ["appendonsend", "divRplyFwdMsg", "mail-editor-reference-message-container", "ms-outlook-mobile-reference-message", "OLK_SRC_BODY_SECTION"];

    /// <summary>White space runs together and lines begin with the marks of their quotation.</summary>
    private sealed class Lines
    {
        private readonly StringBuilder _text = new();
        private bool _empty = true, _blank;

        public void Say(string words, int quotes, bool pre)
        {
            foreach (var c in words)
            {
                if (pre && c == '\n') { Break(); continue; }
                if (c is ' ' or '\t' or '\r' or '\n' or '\f') { _blank = true; continue; }
                if (_empty) _text.Append('>', quotes).Append(quotes > 0 ? " " : "");
                else if (_blank) _text.Append(' ');
                (_empty, _blank) = (false, false);
                _text.Append(c);
            }
        }

        public void Break()
        {
            _text.Append('\n');
            (_empty, _blank) = (true, false);
        }

        /// <summary>A block stands on lines of its own.</summary>
        public void EndBlock()
        {
            if (!_empty) Break();
        }

        public override string ToString() => _text.ToString();
    }
}
