using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Workflows.Analyzers;

/// <summary>
/// No door without a sign: every page and every mapped endpoint says for whom it is and what the reader must have to do with
/// the thing shown, by <c>[Audience(…)]</c>. One that does not say it does not build.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclaredDoors : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor
        Page = Rule("UW0001", "A page declares its audience and relation",
            "The page '{0}' does not say for whom it is: put [Audience(Audience.…, Relation.…)] on it"),
        Endpoint = Rule("UW0002", "An endpoint declares its audience and relation",
            "What '{0}' maps does not say for whom it is: add .WithMetadata(new AudienceAttribute(Audience.…, Relation.…)) to it or to its group, or [Audience(…)] to its handler"),
        Bare = Rule("UW0003", "A page has a model that declares its audience",
            "The page '{0}' has no model of its own: give it one by @model, with [Audience(Audience.…, Relation.…)]");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Page, Endpoint, Bare);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // Razor compiles a page into generated code.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(start =>
        {
            if (Signs.In(start.Compilation) is not { } signs) return;
            start.RegisterSymbolAction(symbol => LookAt((INamedTypeSymbol)symbol.Symbol, signs, symbol.ReportDiagnostic), SymbolKind.NamedType);
            start.RegisterOperationAction(operation => MappedEndpoint.LookAt(operation, signs), OperationKind.Invocation);
        });
    }

    private static void LookAt(INamedTypeSymbol type, Signs signs, Action<Diagnostic> report)
    {
        if (type.TypeKind != TypeKind.Class || type.IsAbstract || signs.IsSigned(type)) return;
        if (signs.IsPageModel(type))
            report(Diagnostic.Create(Page, type.Locations[0], type.Name));
        else if (signs.IsPage(type) && !type.GetMembers("Model").OfType<IPropertySymbol>().Any(p => signs.IsPageModel(p.Type)))
            report(Diagnostic.Create(Bare, type.Locations[0], type.Name));
    }

    private static DiagnosticDescriptor Rule(string id, string title, string message) =>
        new(id, title, message, "Doors", DiagnosticSeverity.Error, isEnabledByDefault: true, customTags: WellKnownDiagnosticTags.NotConfigurable);
}
