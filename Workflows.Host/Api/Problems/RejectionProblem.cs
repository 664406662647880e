using System.Collections.Immutable;
using Workflows.Engine;
using Workflows.Host.Tasks.Parts;

namespace Workflows.Host.Api;

/// <summary>The engine's refusals as problems: 403 whom it does not let act, 422 what is to be mended in the request, 409 where things have changed.</summary>
public static class RejectionProblem
{
    private static readonly ImmutableHashSet<string> NotTheirs = ["engine.notEntitled", "engine.postNotHeld", "engine.substituteEnded", "engine.mayNotStart", "engine.onlyStarterWithdraws", "stages.notYourSigner"];

    private static readonly ImmutableHashSet<string> Unfit = ["engine.actNotAllowed", "engine.unknownUnit", "stages.confirmChangesNothing", "stages.scanMissing",
        "engine.nobodyChosen", "engine.tooManyChosen", "engine.personUnknown", "engine.notYourself", "engine.wordsMissing", "tasks.more.placeMissing",
        "stages.personAnswered", "stages.personIsAsked", "stages.personBarred"];

    public static ApiProblem Of(Rejection rejection) => new(StatusOf(rejection), rejection.Sentence);

    private static int StatusOf(Rejection rejection) =>
        NotTheirs.Contains(rejection.Key) || rejection.Key.StartsWith("barred.", StringComparison.Ordinal) ? StatusCodes.Status403Forbidden
        : Unfit.Contains(rejection.Key) || ConflictPart.IsOfPanel(rejection) ? StatusCodes.Status422UnprocessableEntity
        : StatusCodes.Status409Conflict;
}
