using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Workflows.Data.Rules;

namespace Workflows.Data.Documents;

/// <summary>A template somebody here laid over the package's own, from a day on. The latest day that has come is in force; every version stays.</summary>
[Table("document_templates"), PrimaryKey(nameof(Id)), Index(nameof(Package), nameof(Name), nameof(FromDay))]
public class DocumentTemplateRow : IWorldRow
{
    public long Id { get; set; }

    /// <summary>Name of the package it is for.</summary>
    public required string Package { get; set; }

    /// <summary>Name of the template: <c>result</c>, <c>notice</c>, <c>approval-sheet</c> …</summary>
    public required string Name { get; set; }
    public DateOnly FromDay { get; set; }

    /// <summary>SHA-256 of the bytes; documents made from it name it.</summary>
    public required string Hash { get; set; }

    /// <summary>Null where from that day on the package's own is used again.</summary>
    public byte[]? Bytes { get; set; }

    /// <summary>The name the file was uploaded under.</summary>
    [MaxLength(Lengths.Words)] public required string FileName { get; set; }
    public required string AddedBy { get; set; }
    public DateTimeOffset AddedAt { get; set; }
}
