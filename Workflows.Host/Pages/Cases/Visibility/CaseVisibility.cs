using System.Collections.Immutable;
using System.Linq.Expressions;
using Workflows.Data;
using Workflows.Data.Instances;
using Workflows.Data.Tasks;

namespace Workflows.Host.Pages.Cases.Visibility;

/// <summary>
/// Which cases somebody may see, as one condition that serves pages, lists, search and counts: their own matter, filed by
/// them or acted in; a task of it is laid before them now; a post at its unit or above that reads the process; or they audit
/// the subtree. Sealed kinds are never seen by ancestry.
/// </summary>
/// <param name="readers">The posts that read the cases of each released package, by its hash.</param>
public sealed class CaseVisibility(WorkflowsContext data, Viewer viewer, ImmutableDictionary<string, ImmutableArray<string>> readers)
{
    private const string Sealed = "sealed";

    /// <summary>The cases the viewer may see.</summary>
    public IQueryable<InstanceRow> Visible => Sight.Cases;

    /// <summary>Those seen otherwise than by auditing.</summary>
    public IQueryable<InstanceRow> OwnSight => new CaseSight(data, [.. Own]).Cases;

    /// <summary>Only those the viewer audits.</summary>
    public IQueryable<InstanceRow> Audited => AuditSight.Cases;

    /// <summary>The same as <see cref="Visible"/>, reason by reason, for lists and searches.</summary>
    public CaseSight Sight => new(data, [.. Own, .. ByAudits]);

    /// <summary>The same as <see cref="Audited"/>, reason by reason.</summary>
    public CaseSight AuditSight => new(data, [.. ByAudits]);

    private IEnumerable<WayOfSight> Own => [new(Filed), new(TakesPart), new(HasTask), .. ByPosts];

    private Expression<Func<InstanceRow, bool>> Filed
    {
        get
        {
            var person = viewer.PersonId;
            return c => c.StarterId == person;
        }
    }

    private Expression<Func<InstanceRow, bool>> TakesPart
    {
        get
        {
            var (context, person) = (data, viewer.PersonId);
            return c => context.CaseParties.Any(p => p.InstanceId == c.Id && p.PersonId == person);
        }
    }

    private Expression<Func<InstanceRow, bool>> HasTask
    {
        get
        {
            var (context, principals) = (data, viewer.OwnPrincipals.SelectMany(p => new[] { p, TaskPrincipalRow.ToClaim + p, TaskPrincipalRow.Held + p }).ToArray());
            return c => context.Tasks.Any(t => t.InstanceId == c.Id && context.TaskPrincipals.Any(p => p.TaskId == t.Id && principals.Contains(p.Principal)));
        }
    }

    private IEnumerable<WayOfSight> ByPosts => viewer.Posts
        .Select(post => (post.UnitPath, Packages: readers.Where(r => r.Value.Contains(post.Post)).Select(r => r.Key).ToArray()))
        .Where(p => p.Packages.Length > 0)
        .Select(p => new WayOfSight(Under(p.UnitPath, p.Packages), p.UnitPath));

    private IEnumerable<WayOfSight> ByAudits => viewer.Audits.Select(path => new WayOfSight(Under(path), path));

    private static Expression<Func<InstanceRow, bool>> Under(string path, string[]? packages = null) => packages is null
        ? c => c.Sensitivity != Sealed && c.UnitPath.StartsWith(path)
        : c => c.Sensitivity != Sealed && packages.Contains(c.PackageHash) && c.UnitPath.StartsWith(path);
}
