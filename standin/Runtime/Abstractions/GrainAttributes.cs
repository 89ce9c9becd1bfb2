using System.Globalization;

namespace Orleans.Concurrency
{
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ReadOnlyAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class AlwaysInterleaveAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class OneWayAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class ReentrantAttribute : Attribute;
}

namespace Orleans
{
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class GrainTypeAttribute(string grainType) : Attribute
    {
        public string GrainType { get; } = grainType;
    }

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class KeepAliveAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class CollectionAgeLimitAttribute : Attribute
    {
        public static readonly TimeSpan MinAgeLimit = TimeSpan.FromMinutes(1);
        private readonly TimeSpan? _limit;

        public CollectionAgeLimitAttribute() { }

        public CollectionAgeLimitAttribute(string inactivityPeriod) =>
            _limit = TimeSpan.Parse(inactivityPeriod, CultureInfo.InvariantCulture);

        public double Days { get; set; }

        public double Hours { get; set; }

        public double Minutes { get; set; }

        public bool AlwaysActive { get; set; }

        public TimeSpan AgeLimit
        {
            get
            {
                var limit = _limit ?? TimeSpan.FromDays(Days) + TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(Minutes);
                return limit < MinAgeLimit && _limit is null ? MinAgeLimit : limit;
            }
        }
    }
}
