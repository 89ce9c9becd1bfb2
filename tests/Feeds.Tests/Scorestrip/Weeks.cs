namespace LiveScore.Feeds.Tests.Scorestrip;

/// <summary>Results and schedules as the league published them; kick-offs in Eastern time.</summary>
internal static class Weeks
{
    public const string Week1Of2011 = """
        Thu 20:30 NO 34 @ GB 42
        Sun 13:00 PIT 7 @ BAL 35
        Sun 13:00 CIN 27 @ CLE 17
        Sun 13:00 IND 7 @ HOU 34
        Sun 13:00 TEN 14 @ JAC 16
        Sun 13:00 BUF 41 @ KC 7
        Sun 13:00 ATL 12 @ CHI 30
        Sun 13:00 DET 27 @ TB 20
        Sun 13:00 PHI 31 @ STL 13
        Sun 16:15 NYG 14 @ WAS 28
        Sun 16:15 CAR 21 @ ARI 28
        Sun 16:15 SEA 17 @ SF 33
        Sun 16:15 MIN 17 @ SD 24
        Sun 20:20 DAL 24 @ NYJ 27
        Mon 19:00 NE 38 @ MIA 24
        Mon 22:15 OAK 23 @ DEN 20
        """;

    public const string Week3Of2015 = """
        Thu 20:25 WAS 21 @ NYG 32
        Sun 13:00 ATL 39 @ DAL 28
        Sun 13:00 NO 22 @ CAR 27
        Sun 13:00 PHI 24 @ NYJ 17
        Sun 13:00 TB 9 @ HOU 19
        Sun 13:00 SD 14 @ MIN 31
        Sun 13:00 PIT 12 @ STL 6
        Sun 13:00 JAC 17 @ NE 51
        Sun 13:00 CIN 28 @ BAL 24
        Sun 13:00 OAK 27 @ CLE 20
        Sun 13:00 IND 35 @ TEN 33
        Sun 16:05 SF 7 @ ARI 47
        Sun 16:25 CHI 0 @ SEA 26
        Sun 16:25 BUF 41 @ MIA 14
        Sun 20:30 DEN 24 @ DET 12
        Mon 20:30 KC 28 @ GB 38
        """;

    public const string Week10Of2014 = """
        Thu 20:25 CLE Browns @ CIN Bengals
        Sun 13:00 KC Chiefs @ BUF Bills
        Sun 13:00 MIA Dolphins @ DET Lions
        Sun 13:00 DAL Cowboys @ JAC Jaguars
        Sun 13:00 SF 49ers @ NO Saints
        Sun 13:00 TEN Titans @ BAL Ravens
        Sun 13:00 PIT Steelers @ NYJ Jets
        Sun 13:00 ATL Falcons @ TB Buccaneers
        Sun 16:05 DEN Broncos @ OAK Raiders
        Sun 16:25 STL Rams @ ARI Cardinals
        Sun 16:25 NYG Giants @ SEA Seahawks
        Sun 20:30 CHI Bears @ GB Packers
        Mon 20:30 CAR Panthers @ PHI Eagles
        """;
}
