namespace LiveScore.Feeds.Tests.Espn;

/// <summary>
/// What each recorded scoreboard says, in its order, as <see cref="Facts.Line"/> prints games: written down once with a script that
/// shares no line with the reader. Their origins: shared/feeds/README.md.
/// </summary>
internal static class Weeks
{
    // 2021-reg-13-pre-and-final.json. New Orleans lost on Thursday; the rest as the league had scheduled it. Washington had no nickname.
    public const string Week13Of2021 = """
        401326510 2021-12-05T13:00-05:00 TB Buccaneers @ ATL Falcons Scheduled
        401326511 2021-12-05T13:00-05:00 ARI Cardinals @ CHI Bears Scheduled
        401326512 2021-12-05T13:00-05:00 LAC Chargers @ CIN Bengals Scheduled
        401326513 2021-12-05T13:00-05:00 MIN Vikings @ DET Lions Scheduled
        401326516 2021-12-05T13:00-05:00 NYG Giants @ MIA Dolphins Scheduled
        401326517 2021-12-05T13:00-05:00 PHI Eagles @ NYJ Jets Scheduled
        401326514 2021-12-05T13:00-05:00 IND Colts @ HOU Texans Scheduled
        401326518 2021-12-05T16:05-05:00 WSH Washington @ LV Raiders Scheduled
        401326519 2021-12-05T16:05-05:00 JAX Jaguars @ LAR Rams Scheduled
        401326520 2021-12-05T16:25-05:00 BAL Ravens @ PIT Steelers Scheduled
        401326521 2021-12-05T16:25-05:00 SF 49ers @ SEA Seahawks Scheduled
        401326515 2021-12-05T20:20-05:00 DEN Broncos @ KC Chiefs Scheduled
        401326509 2021-12-02T20:20-05:00 DAL Cowboys 27 @ NO Saints 17 Final
        401326522 2021-12-06T20:15-05:00 NE Patriots @ BUF Bills Scheduled
        """;

    // 2022-pre-1-hof-delayed.derived.json. Lightning, before a single play.
    public const string HallOfFameGameOf2022 = """
        401437964 2022-08-04T20:00-04:00 JAX Jaguars 0 @ LV Raiders 0 Delayed Q1 15:00
        """;

    // 2022-pre-2-live-halftime.json, that Friday evening. Detroit was to lose 23-27, Cleveland to win 24-13.
    public const string PreseasonWeek1Of2022 = """
        401441652 2022-08-12T18:00-04:00 ATL Falcons 20 @ DET Lions 23 InProgress Q4 05:57 rz=0
        401437965 2022-08-12T19:00-04:00 CLE Browns 14 @ JAX Jaguars 13 Halftime Q2
        401439661 2022-08-12T19:30-04:00 ARI Cardinals 9 @ CIN Bengals 6 InProgress Q2 07:43 ball=CIN rz=0
        401437970 2022-08-12T19:30-04:00 NYJ Jets 3 @ PHI Eagles 14 InProgress Q2 03:52 ball=PHI rz=0
        401440370 2022-08-12T20:30-04:00 GB Packers 0 @ SF 49ers 0 InProgress Q1 13:34 rz=0
        401439619 2022-08-11T19:00-04:00 NYG Giants 23 @ NE Patriots 21 Final
        401437967 2022-08-11T19:30-04:00 TEN Titans 10 @ BAL Ravens 23 Final
        401437979 2022-08-13T13:00-04:00 KC Chiefs @ CHI Bears Scheduled
        401440372 2022-08-13T13:00-04:00 CAR Panthers @ WSH Commanders Scheduled
        401438010 2022-08-13T16:00-04:00 IND Colts @ BUF Bills Scheduled
        401437997 2022-08-13T19:00-04:00 SEA Seahawks @ PIT Steelers Scheduled
        401438013 2022-08-13T19:30-04:00 MIA Dolphins @ TB Buccaneers Scheduled
        401438410 2022-08-13T20:00-04:00 NO Saints @ HOU Texans Scheduled
        401438174 2022-08-13T21:00-04:00 DAL Cowboys @ DEN Broncos Scheduled
        401438178 2022-08-13T22:00-04:00 LAR Rams @ LAC Chargers Scheduled
        401439621 2022-08-14T16:25-04:00 MIN Vikings @ LV Raiders Scheduled
        """;

    // 2023-reg-01-monday-left.json. Results of the league, and the schedule of Monday.
    public const string Week1Of2023 = """
        401547352 2023-09-11T20:15-04:00 BUF Bills @ NYJ Jets Scheduled
        401547353 2023-09-07T20:20-04:00 DET Lions 21 @ KC Chiefs 20 Final
        401547403 2023-09-10T13:00-04:00 CAR Panthers 10 @ ATL Falcons 24 Final
        401547397 2023-09-10T13:00-04:00 CIN Bengals 3 @ CLE Browns 24 Final
        401547404 2023-09-10T13:00-04:00 JAX Jaguars 31 @ IND Colts 21 Final
        401547398 2023-09-10T13:00-04:00 TB Buccaneers 20 @ MIN Vikings 17 Final
        401547399 2023-09-10T13:00-04:00 TEN Titans 15 @ NO Saints 16 Final
        401547405 2023-09-10T13:00-04:00 SF 49ers 30 @ PIT Steelers 7 Final
        401547406 2023-09-10T13:00-04:00 ARI Cardinals 16 @ WSH Commanders 20 Final
        401547396 2023-09-10T13:00-04:00 HOU Texans 9 @ BAL Ravens 25 Final
        401547407 2023-09-10T16:25-04:00 GB Packers 38 @ CHI Bears 20 Final
        401547400 2023-09-10T16:25-04:00 LV Raiders 17 @ DEN Broncos 16 Final
        401547402 2023-09-10T16:25-04:00 PHI Eagles 25 @ NE Patriots 20 Final
        401547401 2023-09-10T16:25-04:00 MIA Dolphins 36 @ LAC Chargers 34 Final
        401547408 2023-09-10T16:25-04:00 LAR Rams 30 @ SEA Seahawks 13 Final
        401547409 2023-09-10T20:20-04:00 DAL Cowboys 40 @ NYG Giants 0 Final
        """;

    // 2025-post-1-final.json. Results of the league.
    public const string WildCardsOf2025 = """
        401772979 2026-01-10T16:30-05:00 LAR Rams 34 @ CAR Panthers 31 Final
        401772981 2026-01-10T20:00-05:00 GB Packers 27 @ CHI Bears 31 Final
        401772977 2026-01-11T13:00-05:00 BUF Bills 27 @ JAX Jaguars 24 Final
        401772980 2026-01-11T16:30-05:00 SF 49ers 23 @ PHI Eagles 19 Final
        401772978 2026-01-11T20:15-05:00 LAC Chargers 3 @ NE Patriots 16 Final
        401772976 2026-01-12T20:15-05:00 HOU Texans 30 @ PIT Steelers 6 Final
        """;

    // 2025-reg-01-one-final.json. Dallas lost on Thursday; the rest as the league had scheduled it, Friday in Brazil, on neutral ground.
    public const string Week1Of2025 = """
        401772714 2025-09-05T20:00-04:00 KC Chiefs @ LAC Chargers Scheduled
        401772510 2025-09-04T20:20-04:00 DAL Cowboys 20 @ PHI Eagles 24 Final
        401772830 2025-09-07T13:00-04:00 TB Buccaneers @ ATL Falcons Scheduled
        401772829 2025-09-07T13:00-04:00 CIN Bengals @ CLE Browns Scheduled
        401772719 2025-09-07T13:00-04:00 MIA Dolphins @ IND Colts Scheduled
        401772720 2025-09-07T13:00-04:00 LV Raiders @ NE Patriots Scheduled
        401772718 2025-09-07T13:00-04:00 ARI Cardinals @ NO Saints Scheduled
        401772721 2025-09-07T13:00-04:00 PIT Steelers @ NYJ Jets Scheduled
        401772827 2025-09-07T13:00-04:00 NYG Giants @ WSH Commanders Scheduled
        401772828 2025-09-07T13:00-04:00 CAR Panthers @ JAX Jaguars Scheduled
        401772832 2025-09-07T16:05-04:00 TEN Titans @ DEN Broncos Scheduled
        401772831 2025-09-07T16:05-04:00 SF 49ers @ SEA Seahawks Scheduled
        401772722 2025-09-07T16:25-04:00 DET Lions @ GB Packers Scheduled
        401772723 2025-09-07T16:25-04:00 HOU Texans @ LAR Rams Scheduled
        401772918 2025-09-07T20:20-04:00 BAL Ravens @ BUF Bills Scheduled
        401772810 2025-09-08T20:15-04:00 MIN Vikings @ CHI Bears Scheduled
        """;
}
