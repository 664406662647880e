using System.Collections.Immutable;
using Workflows.Definitions.Dmn;
using Workflows.Definitions.Documents;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Model;

namespace Workflows.Definitions.Packages;

/// <summary>
/// All that makes a process, released as one: diagram, forms, decisions, texts, documents and scenarios. Immutable; its content
/// hash is its version, and a case stays with the package it was started on.
/// </summary>
public sealed record ProcessPackage
{
    /// <summary>Folder name, e.g. <c>hardship-aid</c>.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 over all files in ordinal order of path, lower-case hex.</summary>
    public required string Hash { get; init; }

    public required ProcessModel Process { get; init; }

    /// <summary>The diagram as it was handed in, for the viewer.</summary>
    public required string BpmnXml { get; init; }

    /// <summary>Forms by name (<c>application</c> for <c>forms/application.form.json</c>).</summary>
    public required ImmutableSortedDictionary<string, FormSchema> Forms { get; init; }

    /// <summary>Decision models by name (<c>eligibility</c> for <c>tables/eligibility.dmn</c>).</summary>
    public required ImmutableSortedDictionary<string, DmnModel> Decisions { get; init; }

    /// <summary>The package's own texts (<c>texts.json</c>), same shape as the product's.</summary>
    public required ImmutableSortedDictionary<string, PackageText> Texts { get; init; }

    /// <summary>Templates of documents by name (<c>result</c> for <c>documents/result.docx</c>).</summary>
    public ImmutableSortedDictionary<string, DocumentTemplate> Documents { get; init; } =
        ImmutableSortedDictionary.Create<string, DocumentTemplate>(StringComparer.Ordinal);

    /// <summary>Scenario files by name, as text.</summary>
    public ImmutableSortedDictionary<string, string> Scenarios { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}

/// <summary>A text of a package in both languages; its places are filled from the case, see <see cref="PackageWords"/>.</summary>
public sealed record PackageText(string Chinese, string English);
