using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Workflows.Analyzers;

namespace Workflows.Tests.HouseRules;

/// <summary>A page or an endpoint that does not say for whom it is does not build: the analyzer at small programs.</summary>
public sealed class DeclaredDoorTests
{
    [Theory]
    [InlineData("public class InboxModel : PageModel { }", "UW0001 InboxModel")]
    [InlineData("[Audience(Audience.SignedIn, Relation.Self)] public class InboxModel : PageModel { }", "")]
    [InlineData("[Audience(Audience.SignedIn, Relation.Self)] public abstract class DeskModel : PageModel { } public class InboxModel : DeskModel { }", "")]
    [InlineData("public abstract class DeskModel : PageModel { } public class InboxModel : DeskModel { }", "UW0001 InboxModel")]
    [InlineData("public class Pages_Inbox : Page { }", "UW0003 Pages_Inbox")]
    [InlineData("public class Pages_Inbox : Page { public object Model => null; }", "UW0003 Pages_Inbox")]
    [InlineData("[Audience(Audience.SignedIn, Relation.Self)] public class InboxModel : PageModel { } public class Pages_Inbox : Page { public InboxModel Model => null; }", "")]
    public async Task A_page_says_for_whom_it_is(string program, string expected) => Assert.Equal(expected, await FaultsAsync(program));

    [Theory]
    [InlineData("""routes.MapGet("/health", Answer);""", "UW0002 MapGet")]
    [InlineData("""routes.MapGet("/health", Answer).WithMetadata(new AudienceAttribute(Audience.Public, Relation.None));""", "")]
    [InlineData("""routes.MapGet("/health", Answer).WithName("health").WithMetadata(new AudienceAttribute(Audience.Public, Relation.None));""", "")]
    [InlineData("""routes.MapGet("/health", Answer).WithMetadata(new object());""", "UW0002 MapGet")]
    [InlineData("""routes.MapGet("/health", Signed);""", "")]
    [InlineData("""routes.MapGet("/health", [Audience(Audience.Public, Relation.None)] () => "");""", "")]
    [InlineData("""routes.MapGet("/health", () => "");""", "UW0002 MapGet")]
    [InlineData("""routes.MapGroup("/api").WithMetadata(new AudienceAttribute(Audience.SignedIn, Relation.Self)).MapGet("/tasks", Answer);""", "")]
    [InlineData("""var api = routes.MapGroup("/api").WithMetadata(new AudienceAttribute(Audience.SignedIn, Relation.Self)); api.MapGet("/tasks", Answer); api.MapGet("/cases", Answer);""", "")]
    [InlineData("""var api = routes.MapGroup("/api"); api.MapGet("/tasks", Answer);""", "UW0002 MapGet")]
    [InlineData("""var api = routes.MapGroup("/api").WithMetadata(new AudienceAttribute(Audience.SignedIn, Relation.Self)); var inner = api.MapGroup("/tasks"); inner.MapGet("/one", Answer);""", "")]
    [InlineData("""routes.MapRazorPages();""", "")]
    public async Task An_endpoint_says_for_whom_it_is(string calls, string expected) => Assert.Equal(expected, await FaultsAsync($$"""
        public static class Doors
        {
            private static string Answer() => "";

            [Audience(Audience.Public, Relation.None)]
            private static string Signed() => "";

            public static void Map(IEndpointRouteBuilder routes) { {{calls}} }
        }
        """));

    [Fact]
    public async Task A_sign_without_a_relation_is_no_sign() => Assert.Equal("CS7036 .ctor", await FaultsAsync(
        "[Audience(Audience.SignedIn)] public class InboxModel : PageModel { }"));

    private static async Task<string> FaultsAsync(string program)
    {
        var compilation = CSharpCompilation.Create("program",
            [CSharpSyntaxTree.ParseText(Framework), CSharpSyntaxTree.ParseText(Usings + program)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location), MetadataReference.CreateFromFile(typeof(Attribute).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var found = await compilation.WithAnalyzers([new DeclaredDoors()]).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return string.Join(", ", found.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{d.Id} {Subject(d)}"));
    }

    /// <summary>What the fault names between quotation marks.</summary>
    private static string Subject(Diagnostic fault) => fault.Id.StartsWith("UW", StringComparison.Ordinal)
        ? fault.GetMessage(null).Split('\'')[1] : ".ctor";

    private const string Usings = """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.AspNetCore.Routing;
        using Workflows.Host.Identity;

        """;

    /// <summary>As much of the framework and of the host as the rule speaks of, under their names.</summary>
    private const string Framework = """
        using System;
        namespace Microsoft.AspNetCore.Mvc.RazorPages
        {
            public abstract class PageModel { }
            public abstract class Page { }
        }
        namespace Microsoft.AspNetCore.Routing
        {
            public interface IEndpointRouteBuilder { }
        }
        namespace Microsoft.AspNetCore.Builder
        {
            using Microsoft.AspNetCore.Routing;
            public interface IEndpointConventionBuilder { }
            public sealed class Route : IEndpointConventionBuilder { }
            public sealed class Group : IEndpointRouteBuilder, IEndpointConventionBuilder { }
            public static class Mapping
            {
                public static Route MapGet(this IEndpointRouteBuilder routes, string pattern, Delegate handler) => new Route();
                public static Group MapGroup(this IEndpointRouteBuilder routes, string prefix) => new Group();
                public static Route MapRazorPages(this IEndpointRouteBuilder routes) => new Route();
                public static T WithMetadata<T>(this T route, params object[] items) where T : IEndpointConventionBuilder => route;
                public static T WithName<T>(this T route, string name) where T : IEndpointConventionBuilder => route;
            }
        }
        namespace Workflows.Host.Identity
        {
            public enum Audience { SignedIn, Public }
            public enum Relation { None, Self }
            [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
            public sealed class AudienceAttribute : Attribute { public AudienceAttribute(Audience audience, Relation relation) { } }
        }
        """;
}
