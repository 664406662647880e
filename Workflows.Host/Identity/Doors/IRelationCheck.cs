namespace Workflows.Host.Identity;

/// <summary>Answers one <see cref="Identity.Relation"/> for the reader of this request. Each stands in the room that knows the thing.</summary>
public interface IRelationCheck
{
    Relation Relation { get; }

    /// <summary>The parameter of the address that names the thing, unless a sign names another.</summary>
    string Parameter { get; }

    /// <summary>False also where there is no such thing. Changes nothing and writes nothing.</summary>
    Task<bool> HoldsAsync(string id, HttpContext context, CancellationToken cancellation);
}
