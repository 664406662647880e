using System.Collections.Immutable;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Inbox;

/// <summary>The lists of the desk among each other: the strip of phones, and lists without groups.</summary>
public sealed class DeskLists(Reader reader)
{
    private static readonly (string Key, string Href)[] Lists =
        [("inbox", "/inbox"), ("claimable", "/inbox/claimable"), ("done", "/inbox/done"), ("copies", "/inbox/copies"), ("started", "/inbox/started"), ("drafts", "/inbox/drafts")];

    public ImmutableArray<FilterLink> Strip(string current) =>
        [.. Lists.Select(l => new FilterLink(reader.T("nav." + l.Key), l.Href, l.Key == current))];

    /// <summary>A page of rows in one group without a heading.</summary>
    /// <param name="key">Its name among the lists; texts stand under <c>desk.{key}</c>.</param>
    public DeskPage Of(string key, ImmutableArray<InboxRow> rows, string? after, string? next)
    {
        var path = Lists.First(l => l.Key == key).Href;
        return new(
            reader.T("nav." + key), reader.T($"desk.{key}.sub"),
            new() { Label = reader.T("nav." + key), Groups = [new("", Tone.Plain, "", rows)] },
            new(reader.T($"desk.{key}.empty"), reader.T($"desk.{key}.empty.why"), []),
            new(reader.T(after is null && next is null ? "pager.all" : "desk.page", ("count", rows.Length)), after is null ? null : path, next is null ? null : $"{path}?after={Uri.EscapeDataString(next)}"))
        {
            Filters = new() { Lists = Strip(key) },
        };
    }
}
