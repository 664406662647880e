using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Workflows.Host.Web;

namespace Workflows.Host.Identity;

/// <summary>
/// Asks for the relation each sign names, before the page or endpoint runs, so that one that forgets to ask shows nothing to a
/// stranger. Whoever belongs to the audience and has nothing to do with the thing is told that it is not there.
/// </summary>
public sealed class RelationDoor(IEnumerable<IRelationCheck> checks)
{
    /// <summary>Those that cannot be asked of an address: nothing is asked for, or the page itself reads no more than it holds for.</summary>
    public static ImmutableArray<Relation> Unasked { get; } = [Relation.None, Relation.Self, Relation.WithinSight, Relation.TokenHolder];

    private const string Refused = "relation-refused";

    /// <summary>Whether a door was kept shut in this request for want of the relation.</summary>
    public static bool HasRefused(HttpContext context) => context.Items.ContainsKey(Refused);

    /// <summary>True where the relation holds or is not asked.</summary>
    /// <exception cref="InvalidOperationException">Nobody checks the relation, or the address does not name the thing.</exception>
    public async Task<bool> OpensAsync(AudienceAttribute sign, HttpContext context)
    {
        if (Unasked.Contains(sign.Relation)) return true;
        var check = checks.Single(c => c.Relation == sign.Relation);
        if (await check.HoldsAsync(Named(context, sign.Of ?? check.Parameter), context, context.RequestAborted)) return true;
        context.Items[Refused] = true;
        return false;
    }

    private static string Named(HttpContext context, string parameter) => context.Request.RouteValues[parameter] as string
        ?? throw new InvalidOperationException($"The address of {context.GetEndpoint()?.DisplayName} names nothing by '{parameter}'.");
}

public static class RelationDoors
{
    public static IServiceCollection AddRelationDoors(this IServiceCollection services)
    {
        services.AddScoped<RelationDoor>();
        services.Configure<MvcOptions>(o => o.Filters.Add<HandlerDoor>());
        return services;
    }

    /// <summary>Stands behind authorization: who is not meant at all has been refused already.</summary>
    public static IApplicationBuilder UseRelationDoors(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<AudienceAttribute>() is { } sign
            && !await context.RequestServices.GetRequiredService<RelationDoor>().OpensAsync(sign, context))
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else
            await next(context);
    });
}

/// <summary>Holds the sign of a single handler of a page, which no endpoint knows of.</summary>
public sealed class HandlerDoor(RelationDoor door) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var sign = context.HandlerMethod?.MethodInfo.GetCustomAttribute<AudienceAttribute>();
        if (sign is not null && !sign.Audience.Admits(ReaderPerson.From(context.HttpContext.User)?.Roles ?? []))
            context.Result = new ForbidResult();
        else if (sign is not null && !await door.OpensAsync(sign, context.HttpContext))
            context.Result = new NotFoundResult();
        else
            await next();
    }
}
