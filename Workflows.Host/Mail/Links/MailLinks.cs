using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Workflows.Host.Mail;

/// <summary>Makes the tokens of links and says how long they live.</summary>
public static class MailLinks
{
    /// <summary>256 random bits as 43 characters that need no escaping in an address.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored of a token; null where the text cannot be one, so that rubbish never reaches the store.</summary>
    public static string? HashOf(string token) =>
        token.Length == 43 && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)))
            : null;

    /// <summary>The last day of a link whose task has no due day, counted from the day it is sent.</summary>
    public const int DaysWithoutDue = 30;

    /// <summary>The last day and hour at which a link sent today may decide: the task's own, else <see cref="DaysWithoutDue"/> on.</summary>
    public static MailLinkEnd EndOf(MailDue? due, DateOnly today) =>
        due is null ? new(today.AddDays(DaysWithoutDue), null) : new(due.Day, due.Until);

    /// <summary>The first instant after the end. A day ends at 24:00 in the union's zone (legal days, G-10).</summary>
    public static DateTimeOffset InstantOf(MailLinkEnd end, TimeZoneInfo zone)
    {
        var local = end.Until is { } until ? end.Day.ToDateTime(until) : end.Day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        // In zones with summer time an hour of spring does not exist; the clock shows the next one.
        if (zone.IsInvalidTime(local)) local = local.AddHours(1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
