using System.Globalization;

namespace Workflows.Engine.World;

public static class WorldQuestions
{
    extension(IWorld world)
    {
        /// <summary>The legal day on which an instant falls.</summary>
        public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, world.Zone).DateTime);

        /// <summary>24:00 of a legal day, as an instant: the first moment at which something due on it is late.</summary>
        public DateTimeOffset EndOf(DateOnly day) => world.StartOf(day.AddDays(1));

        /// <summary>0:00 of a legal day, as an instant.</summary>
        public DateTimeOffset StartOf(DateOnly day)
        {
            var local = day.ToDateTime(TimeOnly.MinValue);
            return new DateTimeOffset(local, world.Zone.GetUtcOffset(local)).ToUniversalTime();
        }

        /// <summary>Day and time as a reader in the unit's zone says them, or nothing.</summary>
        internal string LocalTime(DateTimeOffset? at) => at is null ? "" :
            TimeZoneInfo.ConvertTime(at.Value, world.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
