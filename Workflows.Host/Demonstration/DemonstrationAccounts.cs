using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Texts;
using Workflows.Host.Identity;
using Workflows.Host.Organization;
using Workflows.Host.Web;

namespace Workflows.Host.Demonstration;

/// <summary>The made-up people one may sign in as, with what each of them does.</summary>
public sealed class DemonstrationAccounts(WorkflowsContext data, Reader reader, TextCatalog texts) : IDemonstrationAccounts
{
    public async Task<ImmutableArray<DemonstrationAccount>> ListAsync(CancellationToken cancellation)
    {
        var people = await (
            from account in data.Users
            join person in data.Persons on account.PersonId equals person.Id
            join post in data.Posts on person.Id equals post.PersonId
            join unit in data.Units on post.UnitId equals unit.Id
            where person.Demonstration && unit.ValidTo == null
            orderby unit.Path, post.Id
            select new { account.UserName, person.Name, post.Post, Unit = unit.Name }).ToListAsync(cancellation);
        return [.. people.Select(p => new DemonstrationAccount(p.UserName!, Federation.Password, p.Name, PostWords.Of(p.Post, p.Unit, p.Unit, texts).In(reader.Language)))];
    }
}
