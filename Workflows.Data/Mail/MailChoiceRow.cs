using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Workflows.Data.Mail;

/// <summary>Which mails a person does not want, and when none may come. Without a row a person gets every mail at any hour.</summary>
[Table("mail_choices"), PrimaryKey(nameof(PersonId))]
public class MailChoiceRow
{
    public required string PersonId { get; set; }

    /// <summary>Names of the kinds that are not sent, divided by commas; empty for none.</summary>
    [MaxLength(Lengths.Words)] public required string Off { get; set; }

    /// <summary>The hour from which no mail comes, 0 to 23 of the union's zone; null where any hour is right.</summary>
    public int? QuietFrom { get; set; }

    /// <summary>The hour at which mails come again; before <see cref="QuietFrom"/> where the night lies between.</summary>
    public int? QuietTo { get; set; }
}
