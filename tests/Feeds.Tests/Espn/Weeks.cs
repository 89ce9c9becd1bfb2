namespace LiveScore.Feeds.Tests.Espn;

/// <summary>
/// What each recorded scoreboard says, in its order and in Eastern time: written down once with a script that shares no line with
/// the reader. Their origins: shared/feeds/README.md.
/// </summary>
internal static class Weeks
{
    // New Orleans lost on Thursday; the rest as the league had scheduled it.
    public const string Week13Of2021 = """
        401326510 2021-12-05 13:00 TB @ ATL Scheduled
        401326511 2021-12-05 13:00 ARI @ CHI Scheduled
        401326512 2021-12-05 13:00 LAC @ CIN Scheduled
        401326513 2021-12-05 13:00 MIN @ DET Scheduled
        401326516 2021-12-05 13:00 NYG @ MIA Scheduled
        401326517 2021-12-05 13:00 PHI @ NYJ Scheduled
        401326514 2021-12-05 13:00 IND @ HOU Scheduled
        401326518 2021-12-05 16:05 WSH @ LV Scheduled
        401326519 2021-12-05 16:05 JAX @ LAR Scheduled
        401326520 2021-12-05 16:25 BAL @ PIT Scheduled
        401326521 2021-12-05 16:25 SF @ SEA Scheduled
        401326515 2021-12-05 20:20 DEN @ KC Scheduled
        401326509 2021-12-02 20:20 DAL 27 @ NO 17 Final
        401326522 2021-12-06 20:15 NE @ BUF Scheduled
        """;

    // That Friday evening. Detroit was to lose 23-27, Cleveland to win 24-13.
    public const string PreseasonWeek1Of2022 = """
        401441652 2022-08-12 18:00 ATL 20 @ DET 23 InProgress
        401437965 2022-08-12 19:00 CLE 14 @ JAX 13 Halftime
        401439661 2022-08-12 19:30 ARI 9 @ CIN 6 InProgress
        401437970 2022-08-12 19:30 NYJ 3 @ PHI 14 InProgress
        401440370 2022-08-12 20:30 GB 0 @ SF 0 InProgress
        401439619 2022-08-11 19:00 NYG 23 @ NE 21 Final
        401437967 2022-08-11 19:30 TEN 10 @ BAL 23 Final
        401437979 2022-08-13 13:00 KC @ CHI Scheduled
        401440372 2022-08-13 13:00 CAR @ WSH Scheduled
        401438010 2022-08-13 16:00 IND @ BUF Scheduled
        401437997 2022-08-13 19:00 SEA @ PIT Scheduled
        401438013 2022-08-13 19:30 MIA @ TB Scheduled
        401438410 2022-08-13 20:00 NO @ HOU Scheduled
        401438174 2022-08-13 21:00 DAL @ DEN Scheduled
        401438178 2022-08-13 22:00 LAR @ LAC Scheduled
        401439621 2022-08-14 16:25 MIN @ LV Scheduled
        """;

    // Results of the league, and the schedule of Monday.
    public const string Week1Of2023 = """
        401547352 2023-09-11 20:15 BUF @ NYJ Scheduled
        401547353 2023-09-07 20:20 DET 21 @ KC 20 Final
        401547403 2023-09-10 13:00 CAR 10 @ ATL 24 Final
        401547397 2023-09-10 13:00 CIN 3 @ CLE 24 Final
        401547404 2023-09-10 13:00 JAX 31 @ IND 21 Final
        401547398 2023-09-10 13:00 TB 20 @ MIN 17 Final
        401547399 2023-09-10 13:00 TEN 15 @ NO 16 Final
        401547405 2023-09-10 13:00 SF 30 @ PIT 7 Final
        401547406 2023-09-10 13:00 ARI 16 @ WSH 20 Final
        401547396 2023-09-10 13:00 HOU 9 @ BAL 25 Final
        401547407 2023-09-10 16:25 GB 38 @ CHI 20 Final
        401547400 2023-09-10 16:25 LV 17 @ DEN 16 Final
        401547402 2023-09-10 16:25 PHI 25 @ NE 20 Final
        401547401 2023-09-10 16:25 MIA 36 @ LAC 34 Final
        401547408 2023-09-10 16:25 LAR 30 @ SEA 13 Final
        401547409 2023-09-10 20:20 DAL 40 @ NYG 0 Final
        """;

    // Results of the league.
    public const string WildCardsOf2025 = """
        401772979 2026-01-10 16:30 LAR 34 @ CAR 31 Final
        401772981 2026-01-10 20:00 GB 27 @ CHI 31 Final
        401772977 2026-01-11 13:00 BUF 27 @ JAX 24 Final
        401772980 2026-01-11 16:30 SF 23 @ PHI 19 Final
        401772978 2026-01-11 20:15 LAC 3 @ NE 16 Final
        401772976 2026-01-12 20:15 HOU 30 @ PIT 6 Final
        """;

    // Dallas lost on Thursday; the rest as the league had scheduled it, Friday in Brazil.
    public const string Week1Of2025 = """
        401772714 2025-09-05 20:00 KC @ LAC Scheduled
        401772510 2025-09-04 20:20 DAL 20 @ PHI 24 Final
        401772830 2025-09-07 13:00 TB @ ATL Scheduled
        401772829 2025-09-07 13:00 CIN @ CLE Scheduled
        401772719 2025-09-07 13:00 MIA @ IND Scheduled
        401772720 2025-09-07 13:00 LV @ NE Scheduled
        401772718 2025-09-07 13:00 ARI @ NO Scheduled
        401772721 2025-09-07 13:00 PIT @ NYJ Scheduled
        401772827 2025-09-07 13:00 NYG @ WSH Scheduled
        401772828 2025-09-07 13:00 CAR @ JAX Scheduled
        401772832 2025-09-07 16:05 TEN @ DEN Scheduled
        401772831 2025-09-07 16:05 SF @ SEA Scheduled
        401772722 2025-09-07 16:25 DET @ GB Scheduled
        401772723 2025-09-07 16:25 HOU @ LAR Scheduled
        401772918 2025-09-07 20:20 BAL @ BUF Scheduled
        401772810 2025-09-08 20:15 MIN @ CHI Scheduled
        """;
}
