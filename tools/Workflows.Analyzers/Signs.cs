using Microsoft.CodeAnalysis;

namespace Workflows.Analyzers;

/// <summary>The names a door and its sign go by in one compilation. A compilation that does not know them has no doors.</summary>
internal sealed class Signs
{
    private readonly INamedTypeSymbol _audience, _pageModel, _page, _routes, _conventions;

    private Signs(INamedTypeSymbol audience, INamedTypeSymbol pageModel, INamedTypeSymbol page, INamedTypeSymbol routes, INamedTypeSymbol conventions) =>
        (_audience, _pageModel, _page, _routes, _conventions) = (audience, pageModel, page, routes, conventions);

    public static Signs? In(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Workflows.Host.Identity.AudienceAttribute") is { } audience
        && compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Mvc.RazorPages.PageModel") is { } pageModel
        && compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Mvc.RazorPages.Page") is { } page
        && compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Routing.IEndpointRouteBuilder") is { } routes
        && compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Builder.IEndpointConventionBuilder") is { } conventions
            ? new(audience, pageModel, page, routes, conventions)
            : null;

    /// <summary>Whether the symbol, or a class it derives from, bears the attribute.</summary>
    public bool IsSigned(ISymbol symbol) =>
        symbol.GetAttributes().Any(a => Same(a.AttributeClass, _audience)) || symbol is INamedTypeSymbol { BaseType: { } parent } && IsSigned(parent);

    public bool IsAudience(ITypeSymbol? type) => Same(type, _audience);

    public bool IsPageModel(ITypeSymbol type) => Derives(type, _pageModel);

    /// <summary>What Razor makes of a file with <c>@page</c>.</summary>
    public bool IsPage(ITypeSymbol type) => Derives(type, _page);

    public bool IsRoutes(ITypeSymbol type) => Same(type, _routes) || type.AllInterfaces.Any(i => Same(i, _routes));

    public bool IsConventions(ITypeSymbol type) => Same(type, _conventions) || type.AllInterfaces.Any(i => Same(i, _conventions));

    private static bool Derives(ITypeSymbol? type, INamedTypeSymbol from)
    {
        for (; type is not null; type = type.BaseType)
            if (Same(type, from)) return true;
        return false;
    }

    private static bool Same(ISymbol? one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
