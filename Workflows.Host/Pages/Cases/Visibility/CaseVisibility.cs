using System.Collections.Immutable;
using System.Linq.Expressions;
using Workflows.Data;
using Workflows.Data.Instances;

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
    public IQueryable<InstanceRow> Visible => data.Instances.Where(Any([TakesPart, HasTask, .. ByPosts, .. ByAudits]));

    /// <summary>Those seen otherwise than by auditing.</summary>
    public IQueryable<InstanceRow> OwnSight => data.Instances.Where(Any([TakesPart, HasTask, .. ByPosts]));

    /// <summary>Only those the viewer audits.</summary>
    public IQueryable<InstanceRow> Audited => data.Instances.Where(Any([.. ByAudits]));

    private Expression<Func<InstanceRow, bool>> TakesPart
    {
        get
        {
            var (context, person) = (data, viewer.PersonId);
            return c => c.StarterId == person || context.CaseParties.Any(p => p.InstanceId == c.Id && p.PersonId == person);
        }
    }

    private Expression<Func<InstanceRow, bool>> HasTask
    {
        get
        {
            var (context, principals) = (data, viewer.OwnPrincipals.ToArray());
            return c => context.Tasks.Any(t => t.InstanceId == c.Id && context.TaskPrincipals.Any(p => p.TaskId == t.Id && principals.Contains(p.Principal)));
        }
    }

    private IEnumerable<Expression<Func<InstanceRow, bool>>> ByPosts => viewer.Posts
        .Select(post => (post.UnitPath, Packages: readers.Where(r => r.Value.Contains(post.Post)).Select(r => r.Key).ToArray()))
        .Where(p => p.Packages.Length > 0)
        .Select(p => Under(p.UnitPath, p.Packages));

    private IEnumerable<Expression<Func<InstanceRow, bool>>> ByAudits => viewer.Audits.Select(path => Under(path));

    private static Expression<Func<InstanceRow, bool>> Under(string path, string[]? packages = null) => packages is null
        ? c => c.Sensitivity != Sealed && c.UnitPath.StartsWith(path)
        : c => c.Sensitivity != Sealed && packages.Contains(c.PackageHash) && c.UnitPath.StartsWith(path);

    /// <summary>True where one of the conditions is; false where there is none.</summary>
    private static Expression<Func<InstanceRow, bool>> Any(ImmutableArray<Expression<Func<InstanceRow, bool>>> conditions)
    {
        var row = Expression.Parameter(typeof(InstanceRow), "c");
        var all = conditions.Select(c => new Replaced(c.Parameters[0], row).Visit(c.Body)).Aggregate((Expression?)null, (left, right) => left is null ? right : Expression.OrElse(left, right));
        return Expression.Lambda<Func<InstanceRow, bool>>(all ?? Expression.Constant(false), row);
    }

    private sealed class Replaced(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
