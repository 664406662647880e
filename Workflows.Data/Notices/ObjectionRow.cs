using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Notices;

/// <summary>An objection to a notice. Words and contact are sealed under the objection's own key: they were promised confidence.</summary>
[Table("objections"), PrimaryKey(nameof(Id)), Index(nameof(NoticeSlug), nameof(RaisedAt))]
public class ObjectionRow
{
    public required string Id { get; set; }
    public required string NoticeSlug { get; set; }

    /// <summary>Sealed value with the words.</summary>
    public required string WordsId { get; set; }

    /// <summary>Sealed value with name and way of contact; null where nobody signed.</summary>
    public string? ContactId { get; set; }
    public DateTimeOffset RaisedAt { get; set; }
}
