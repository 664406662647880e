using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Workflows.Definitions;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Packages;
using Workflows.Host.Execution;
using Workflows.Host.Identity;
using Workflows.Host.Pages.Audit;
using Workflows.Host.Processes;
using Workflows.Host.Web;

namespace Workflows.Host.Api;

/// <summary>Processes and their versions (流程包): taken in as a zip archive, checked, released now or from a day, taken back, downloaded. For administrators.</summary>
public static class PackageEndpoints
{
    /// <summary>A little more than an archive may have, so that one that is too large is refused with a sentence.</summary>
    private const int MostBytes = PackageZip.MostZipBytes + (1 << 20);

    public static void MapPackages(this IEndpointRouteBuilder api)
    {
        api.MapGet("/packages", ListAsync).WithName("listPackages");
        api.MapPost("/packages/{name}/versions", TakeAsync).WithName("takePackage").Accepts<byte[]>("application/zip").WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        api.MapGet("/packages/{name}/versions/{hash}", CheckAsync).WithName("checkPackage");
        api.MapGet("/packages/{name}/versions/{hash}/zip", ZipAsync).WithName("downloadPackage").Produces<byte[]>(contentType: "application/zip");
        api.MapPost("/packages/{name}/versions/{hash}/release", ReleaseAsync).WithName("releasePackage");
        api.MapDelete("/packages/{name}/release", TakeBackAsync).WithName("takeReleaseBack");
    }

    [Audience(Audience.Administrator, Relation.None), AccessScope(AccessScopes.DeployPackages)]
    private static async Task<Ok<ImmutableArray<ApiProcess>>> ListAsync(ProcessBook book, Reader reader, CancellationToken cancellation) =>
        TypedResults.Ok((await book.AllAsync(cancellation)).Select(p => ApiProcess.Of(p, reader)).ToImmutableArray());

    /// <summary>The very same files again answer with the version there is.</summary>
    [Audience(Audience.Administrator, Relation.None), AccessScope(AccessScopes.DeployPackages)]
    private static async Task<Results<Created<ApiTaken>, Ok<ApiTaken>, ApiProblem>> TakeAsync(string name, HttpContext context, PackageIntake intake, Reader reader, CancellationToken cancellation)
    {
        using var zip = new MemoryStream();
        await context.Request.Body.CopyToAsync(zip, cancellation);
        var taken = await intake.TakeAsync(name, zip.ToArray(), reader.Person!.Id, cancellation);
        var said = Said(taken.Problems, reader);
        if (taken.Hash is not { } hash) return ApiProblem.Unfit([.. said.Select(p => new ApiFault(p.Place, p.Words))]);
        return taken.WasKnown
            ? TypedResults.Ok(new ApiTaken(hash, said))
            : TypedResults.Created($"/api/v1/packages/{name}/versions/{hash}", new ApiTaken(hash, said));
    }

    /// <summary>What the model checks and its own scenarios say of a version.</summary>
    [Audience(Audience.Administrator, Relation.None), AccessScope(AccessScopes.DeployPackages)]
    private static async Task<Results<Ok<ApiChecked>, ApiProblem>> CheckAsync(string name, string hash, ProcessBook book, PackageStore packages, ReleaseChecks checks, Reader reader, CancellationToken cancellation)
    {
        if (await FindAsync(name, hash, book, cancellation) is null) return ApiProblem.NotFound;
        var found = await checks.OfAsync((await packages.GetAsync(hash, cancellation)).Package, cancellation);
        return TypedResults.Ok(new ApiChecked(found.MayBeReleased, Said(found.Problems, reader),
            [.. found.Scenarios.Select(s => new ApiScenario(s.Title, s.File, s.Rows, [.. s.Failures.Select(f => new ApiScenarioFault(f.Line, f.Expected, f.Actual))]))]));
    }

    [Audience(Audience.Administrator, Relation.None), AccessScope(AccessScopes.DeployPackages)]
    private static async Task<Results<FileContentHttpResult, ApiProblem>> ZipAsync(string name, string hash, ProcessBook book, AuditTrail trail, CancellationToken cancellation)
    {
        if (await FindAsync(name, hash, book, cancellation) is not { } version) return ApiProblem.NotFound;
        await trail.WriteAsync("exported", ("process", name), ("package", hash), cancellation);
        return TypedResults.File(PackageZip.Write(await book.FilesAsync(hash, cancellation)), "application/zip", string.Create(CultureInfo.InvariantCulture, $"{name}-{version.Package.Number}.zip"));
    }

    [Audience(Audience.Administrator, Relation.None), AccessScope(AccessScopes.DeployPackages)]
    private static async Task<Results<NoContent, ApiProblem>> ReleaseAsync(string name, string hash, ApiRelease release, ProcessBook book, Releases releases, Reader reader, CancellationToken cancellation)
    {
        if (await FindAsync(name, hash, book, cancellation) is null) return ApiProblem.NotFound;
        DateTimeOffset? from = release.From is { } day ? DueInstant.StartOf(day, reader.Installation.Zone) : null;
        return await releases.ReleaseAsync(name, hash, from, reader.Person!.Id, release.Reason, cancellation) switch
        {
            null => TypedResults.NoContent(),
            { Key: "processes.oneComes" or "processes.isInForce" } changed => new ApiProblem(StatusCodes.Status409Conflict, changed),
            var refusal => new ApiProblem(StatusCodes.Status422UnprocessableEntity, refusal),
        };
    }

    /// <summary>Takes back what has not come yet.</summary>
    [Audience(Audience.Administrator, Relation.None), AccessScope(AccessScopes.DeployPackages)]
    private static async Task<Results<NoContent, ApiProblem>> TakeBackAsync(string name, Releases releases, Reader reader, CancellationToken cancellation) =>
        await releases.TakeBackAsync(name, reader.Person!.Id, cancellation) ? TypedResults.NoContent() : ApiProblem.NotFound;

    private static async Task<KnownVersion?> FindAsync(string name, string hash, ProcessBook book, CancellationToken cancellation) =>
        (await book.AllAsync(cancellation)).FirstOrDefault(p => p.Name == name)?.Version(hash);

    private static ImmutableArray<ApiPackageProblem> Said(ImmutableArray<Problem> problems, Reader reader) => [.. problems.OrderBy(p => p.IsWarning).Select(p => new ApiPackageProblem(
        string.Join(' ', new[] { p.File, p.Element, p.Line == 0 ? "" : p.Line.ToString(CultureInfo.InvariantCulture) }.Where(part => part.Length > 0)), reader.Say(p.Sentence), p.IsWarning))];
}

/// <param name="InForce">The hash of the version new cases begin with; null for none.</param>
/// <param name="Coming">The hash of the version that is released for later; null for none.</param>
public sealed record ApiProcess(ApiNamed Process, string? InForce, string? Coming, DateTimeOffset? ComingFrom, ImmutableArray<ApiVersion> Versions)
{
    public static ApiProcess Of(KnownProcess known, Reader reader) => new(
        new(known.Name, new Definitions.Texts.Wording(known.Process.Model.Name, known.Process.Model.EnglishName).In(reader.Language)),
        known.InForce?.PackageHash, known.Coming?.PackageHash, known.Coming?.From, [.. known.Versions.Select(v => new ApiVersion(v.Package.Hash, v.Package.Number, v.Package.DeployedAt, v.Running))]);
}

/// <param name="Number">From 1, as people count.</param>
/// <param name="Running">Cases of it that still run.</param>
public sealed record ApiVersion(string Hash, int Number, DateTimeOffset TakenInAt, int Running);

/// <param name="Advice">What might be better; nothing that forbids anything.</param>
public sealed record ApiTaken(string Hash, ImmutableArray<ApiPackageProblem> Advice);

/// <param name="Place">File, element and line.</param>
public sealed record ApiPackageProblem(string Place, string Words, bool IsAdvice);

public sealed record ApiChecked(bool MayBeReleased, ImmutableArray<ApiPackageProblem> Problems, ImmutableArray<ApiScenario> Scenarios);

/// <param name="Rows">Rows that were played; 0 where it could not be read.</param>
public sealed record ApiScenario(string Title, string File, int Rows, ImmutableArray<ApiScenarioFault> Faults);

public sealed record ApiScenarioFault(int Line, string Expected, string Actual);

/// <param name="Reason">At least five characters.</param>
/// <param name="From">The day from which it is in force; left out, at once.</param>
public sealed record ApiRelease(string Reason, DateOnly? From = null);
