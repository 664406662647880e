using System.Collections.Immutable;
using System.Linq.Expressions;
using Workflows.Data;
using Workflows.Data.Instances;

namespace Workflows.Host.Pages.Cases.Visibility;

/// <summary>One reason for which somebody sees cases.</summary>
/// <param name="Condition">What holds of the cases seen so.</param>
/// <param name="UnitPath">Where all of them lie at this unit or below it, its path; null where they may lie anywhere.</param>
public sealed record WayOfSight(Expression<Func<InstanceRow, bool>> Condition, string? UnitPath = null);

/// <summary>
/// The cases somebody sees, for one of several reasons. Asked about single cases it is one condition; lists and searches take
/// the first rows of each way, which an index gives in order, and merge them.
/// </summary>
public sealed class CaseSight(WorkflowsContext data, ImmutableArray<WayOfSight> ways)
{
    public ImmutableArray<WayOfSight> Ways => ways;

    /// <summary>All of them in one: a case seen for two reasons once.</summary>
    public IQueryable<InstanceRow> Cases => data.Instances.Where(Any(ways));

    /// <summary>Those seen for one reason.</summary>
    public IQueryable<InstanceRow> By(WayOfSight way) => data.Instances.Where(way.Condition);

    /// <summary>True where one of the conditions is; false where there is none.</summary>
    private static Expression<Func<InstanceRow, bool>> Any(ImmutableArray<WayOfSight> ways)
    {
        var row = Expression.Parameter(typeof(InstanceRow), "c");
        var all = ways.Select(w => new Replaced(w.Condition.Parameters[0], row).Visit(w.Condition.Body)).Aggregate((Expression?)null, (left, right) => left is null ? right : Expression.OrElse(left, right));
        return Expression.Lambda<Func<InstanceRow, bool>>(all ?? Expression.Constant(false), row);
    }

    private sealed class Replaced(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
