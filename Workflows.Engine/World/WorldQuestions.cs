using System.Globalization;
using Workflows.Definitions;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Feel;

namespace Workflows.Engine.World;

public static class WorldQuestions
{
    extension(IWorld world)
    {
        /// <summary>The legal day on which an instant falls.</summary>
        public DateOnly DayOf(DateTimeOffset at) => DueInstant.DayOf(at, world.Zone);

        /// <summary>24:00 of a legal day, as an instant: the first moment at which something due on it is late.</summary>
        public DateTimeOffset EndOf(DateOnly day) => DueInstant.EndOf(day, world.Zone);

        /// <summary>0:00 of a legal day, as an instant.</summary>
        public DateTimeOffset StartOf(DateOnly day) => DueInstant.StartOf(day, world.Zone);

        /// <summary>Day and time as a reader in the unit's zone says them, or nothing.</summary>
        internal string LocalTime(DateTimeOffset? at) => at is null ? "" :
            TimeZoneInfo.ConvertTime(at.Value, world.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    extension(WorkCalendar calendar)
    {
        /// <summary>The first working day after a day.</summary>
        public DateOnly NextWorkingDay(DateOnly day)
        {
            var next = day.AddDays(1);
            while (!calendar.IsWorking(next))
                next = next.AddDays(1);
            return next;
        }
    }

    extension(FeelNumber number)
    {
        /// <summary>The number as yuan; null where it is finer than a fen or too large.</summary>
        public Money? ToMoney() => number.AsDecimal() is { } yuan && Math.Abs(yuan) < 1_000_000_000_000m && yuan * 100 == decimal.Truncate(yuan * 100)
            ? Money.Yuan(yuan) : null;
    }
}
