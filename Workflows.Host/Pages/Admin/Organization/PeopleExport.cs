using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;
using Workflows.Host.Exports;
using Workflows.Host.Organization;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Organization;

/// <summary>Who holds which post, as a table to take away: the posts in force at a unit and those below it. Ways to reach people are masked as on the page.</summary>
public sealed class PeopleExport(WorkflowsContext data, TextCatalog texts, Reader reader, Words words, TimeProvider clock)
{
    private const int Batch = 500;

    /// <param name="path">Path of the unit; empty for all.</param>
    public async Task WriteAsync(string path, TableWriter writer, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await writer.RowAsync([reader.T("organization.name"), reader.T("organization.code"), reader.T("organization.mobile"), reader.T("organization.post"), reader.T("organization.unit"),
            reader.T("imports.units.code"), reader.T("imports.posts.from"), reader.T("imports.posts.to")], cancellation);
        for (var after = 0L; ;)
        {
            var rows = await (
                from post in data.Posts.AsNoTracking()
                join person in data.Persons.AsNoTracking() on post.PersonId equals person.Id
                join unit in data.Units.AsNoTracking() on post.UnitId equals unit.Id
                where post.Id > after && (post.ValidTo == null || now < post.ValidTo) && unit.ValidFrom <= now && (unit.ValidTo == null || now < unit.ValidTo) && unit.Path.StartsWith(path)
                orderby post.Id
                select new { post, person.Name, person.Mobile, Unit = unit.Name }).Take(Batch).ToListAsync(cancellation);
            foreach (var row in rows)
                await writer.RowAsync([row.Name, row.post.PersonId, row.Mobile is { } mobile ? Masking.Middle(mobile, 3, 4) : "", PostWords.Of(row.post.Post, "", "", texts).In(reader.Language).Trim(' ', ','),
                    row.Unit, row.post.UnitId, words.DayOf(row.post.ValidFrom), row.post.ValidTo is { } end ? words.DayOf(end.AddTicks(-1)) : null], cancellation);
            if (rows.Count < Batch) return;
            after = rows[^1].post.Id;
        }
    }
}
