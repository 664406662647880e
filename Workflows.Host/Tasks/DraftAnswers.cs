using Microsoft.AspNetCore.Mvc;

namespace Workflows.Host.Tasks;

/// <summary>What the automatic keeping of drafts is answered: words beside the button, and the mark of what is kept now.</summary>
public static class DraftAnswers
{
    /// <summary>The header with the mark.</summary>
    public const string Header = "X-Draft";

    /// <param name="words">「9:16 已存草稿」, or that another device kept one.</param>
    public static IActionResult Of(HttpResponse response, KeptDraft kept, string words)
    {
        response.Headers[Header] = kept.Mark;
        return new ContentResult { Content = words, ContentType = "text/plain; charset=utf-8", StatusCode = kept.IsOthers ? StatusCodes.Status409Conflict : StatusCodes.Status200OK };
    }
}
