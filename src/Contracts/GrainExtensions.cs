using System.Globalization;
using LiveScore.Domain;
using Orleans;

namespace LiveScore.Contracts;

/// <summary>The one place where grains get their keys.</summary>
public static class GrainExtensions
{
    public const string DirectoryKey = "weeks";

    public const string UserNamesKey = "users";

    public const string KeyRingKey = "keys";

    public const string HealthKey = "health";

    public static ISeasonWeekGrain GetSeasonWeek(this IGrainFactory grains, SeasonWeekKey week) =>
        grains.GetGrain<ISeasonWeekGrain>(week.ToString());

    public static ISeasonGrain GetSeason(this IGrainFactory grains, int season) =>
        grains.GetGrain<ISeasonGrain>(season.ToString(CultureInfo.InvariantCulture));

    public static IWeekDirectoryGrain GetWeekDirectory(this IGrainFactory grains) =>
        grains.GetGrain<IWeekDirectoryGrain>(DirectoryKey);

    public static IHealthGrain GetHealth(this IGrainFactory grains) => grains.GetGrain<IHealthGrain>(HealthKey);

    public static IChatRoomGrain GetChatRoom(this IGrainFactory grains, string room) => grains.GetGrain<IChatRoomGrain>(room);

    public static IUserNamesGrain GetUserNames(this IGrainFactory grains) => grains.GetGrain<IUserNamesGrain>(UserNamesKey);

    public static IKeyRingGrain GetKeyRing(this IGrainFactory grains) => grains.GetGrain<IKeyRingGrain>(KeyRingKey);
}
