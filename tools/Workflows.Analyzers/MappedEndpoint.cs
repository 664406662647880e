using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Workflows.Analyzers;

/// <summary>
/// A call such as <c>routes.MapGet(…)</c>. Its sign stands behind it in the same chain of calls, on the group before it, on
/// the group's variable within the same method, or on its handler.
/// </summary>
internal static class MappedEndpoint
{
    public static void LookAt(OperationAnalysisContext context, Signs signs)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!Maps(call.TargetMethod, signs) || HandlerIsSigned(call, signs) || IsSignedBehind(call, signs) || IsSignedBefore(ReceiverOf(call), signs)) return;
        context.ReportDiagnostic(Diagnostic.Create(DeclaredDoors.Endpoint, call.Syntax.GetLocation(), call.TargetMethod.Name));
    }

    /// <summary>A group opens nothing by itself, and Razor Pages bear their own signs.</summary>
    private static bool Maps(IMethodSymbol method, Signs signs) =>
        method.IsExtensionMethod && method.Name.StartsWith("Map", StringComparison.Ordinal) && method.Name is not ("MapGroup" or "MapRazorPages")
        && method.Parameters.Length > 0 && signs.IsRoutes(method.Parameters[0].Type) && signs.IsConventions(method.ReturnType);

    private static bool HandlerIsSigned(IInvocationOperation call, Signs signs) => call.Arguments.Any(a => Unwrapped(a.Value) switch
    {
        IMethodReferenceOperation named => signs.IsSigned(named.Method),
        IAnonymousFunctionOperation lambda => signs.IsSigned(lambda.Symbol),
        _ => false,
    });

    private static bool IsSignedBehind(IInvocationOperation call, Signs signs)
    {
        for (var above = call.Parent; above is IArgumentOperation or IConversionOperation or IInvocationOperation; above = above.Parent)
            if (above is IInvocationOperation next && IsSign(next, signs)) return true;
        return false;
    }

    private static bool IsSignedBefore(IOperation? receiver, Signs signs) => Unwrapped(receiver) switch
    {
        IInvocationOperation call => IsSign(call, signs) || IsSignedBefore(ReceiverOf(call), signs),
        ILocalReferenceOperation { Local: var local, SemanticModel: { } model } =>
            local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
            && IsSignedBefore(model.GetOperation(value), signs),
        _ => false,
    };

    /// <summary><c>.WithMetadata(new AudienceAttribute(…))</c></summary>
    private static bool IsSign(IInvocationOperation call, Signs signs) =>
        call.TargetMethod.Name is "WithMetadata" && call.Descendants().OfType<IObjectCreationOperation>().Any(made => signs.IsAudience(made.Type));

    private static IOperation? ReceiverOf(IInvocationOperation call) => call.Instance ?? call.Arguments.FirstOrDefault()?.Value;

    private static IOperation? Unwrapped(IOperation? operation) => operation switch
    {
        IConversionOperation conversion => Unwrapped(conversion.Operand),
        IDelegateCreationOperation made => Unwrapped(made.Target),
        _ => operation,
    };
}
