namespace Workflows.Engine.Assignments;

/// <summary>Who may not answer, though a post or a name would let them: separation of duties (职责分离) and 回避 (G-44).</summary>
internal static class Exclusions
{
    /// <summary>The key of the reason against a person as things stand; null where there is none.</summary>
    /// <param name="principals">Whom the task is for: who is asked as the starter may be party to the case.</param>
    public static string? Against(StepRun run, AssignmentSettings? settings, IEnumerable<Principal> principals, string person) =>
        settings is { ExcludeStarter: true } && person == run.State.StarterId ? "barred.starter"
        : settings is { IfStarter: not StarterAmong.Ask } && person == run.State.StarterId && !IsAskedAsStarter(principals, person) ? "barred.starter"
        : settings?.ExcludeEarlier.Any(node => Acted(run, node, person)) is true ? "barred.actedBefore"
        : settings is { ExcludeRelatives: false } || IsAskedAsStarter(principals, person) ? null
        : run.State.Parties.Contains(person) ? "barred.party"
        : run.State.Parties.Any(party => run.World.Directory.AreNearRelatives(party, person)) ? "barred.relative"
        : null;

    private static bool Acted(StepRun run, string node, string person) =>
        run.State.ActedAt(node).Contains(person)
        || node == run.Process.Model.Start.Id && person == run.State.StarterId;

    private static bool IsAskedAsStarter(IEnumerable<Principal> principals, string person) =>
        principals.Any(p => p == Principal.Person(person, "why.starter"));
}
