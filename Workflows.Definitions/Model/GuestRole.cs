using System.Collections.Immutable;

namespace Workflows.Definitions.Model;

/// <summary>
/// What people without a post may be invited to a case as (外部人员), and what of it they then see:
/// <c>&lt;wf:guest role="civilAffairs" name="民政部门" nameEn="Civil affairs" fields="aidItem" documents="result" opinion="true"/></c>.
/// Where nothing is said they see the title and what is asked of them.
/// </summary>
/// <param name="Role">Letters, digits and dashes; <c>guest="civilAffairs"</c> of candidates names it.</param>
public sealed record GuestRole(string Role)
{
    public string Name { get; init; } = "";
    public string EnglishName { get; init; } = "";

    /// <summary>Keys of fields they may read; never a sensitive one.</summary>
    public ImmutableArray<string> Fields { get; init; } = [];

    /// <summary>Names of document templates: what was made of them and is finished may be read.</summary>
    public ImmutableArray<string> Documents { get; init; } = [];

    /// <summary>Whether they may give an opinion while the case runs, beside any task of theirs.</summary>
    public bool AsksOpinion { get; init; }

    public int Line { get; init; }
}
