using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Pages.Cases;

/// <summary>Whom a comment mentions: <c>@</c> and a name. Only who may see the case can be mentioned, or they would be told of what they must not know.</summary>
public sealed partial class Mentions(WorkflowsContext data, CaseAccess access, TimeProvider clock)
{
    private const int Most = 20, LongestName = 20;

    /// <returns>The persons, or the sentence that says which name is wrong and why.</returns>
    public async Task<(ImmutableArray<string> Persons, Sentence? Fault)> ReadAsync(string caseId, string words, CancellationToken cancellation)
    {
        var found = Mention().Matches(words).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToArray();
        if (found.Length > Most) return ([], Sentence.Of("mentions.many", ("most", Most)));
        var mentioned = ImmutableArray.CreateBuilder<string>();
        foreach (var typed in found)
        {
            var (person, fault) = await OneAsync(caseId, typed, cancellation);
            if (fault is not null) return ([], fault);
            mentioned.Add(person);
        }
        return ([.. mentioned.Distinct(StringComparer.Ordinal)], null);
    }

    /// <summary>What is typed after the sign begins with a name and may go on without a space: the longest name that is somebody's counts.</summary>
    private async Task<(string Person, Sentence? Fault)> OneAsync(string caseId, string typed, CancellationToken cancellation)
    {
        var (now, begins) = (clock.GetUtcNow(), Enumerable.Range(1, Math.Min(typed.Length, LongestName)).Select(n => typed[..n]).ToArray());
        var known = await data.Persons.AsNoTracking().Where(p => begins.Contains(p.Name) && p.ValidFrom <= now && (p.ValidTo == null || now < p.ValidTo))
            .Select(p => new { p.Id, p.Name }).Take(50).ToListAsync(cancellation);
        if (known.Count == 0) return ("", Sentence.Of("mentions.unknown", ("name", typed)));
        var name = known.MaxBy(p => p.Name.Length)!.Name;
        var seeing = new List<string>();
        foreach (var person in known.Where(p => p.Name == name))
            if (await access.MaySeeAsync(person.Id, caseId, cancellation)) seeing.Add(person.Id);
        return seeing switch
        {
            [var only] => (only, null),
            [] => ("", Sentence.Of("mentions.mayNotSee", ("name", name))),
            _ => ("", Sentence.Of("mentions.several", ("name", name))),
        };
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9._-])[@＠](?<name>[\p{L}\p{N}·.]+)")]
    private static partial Regex Mention();
}
