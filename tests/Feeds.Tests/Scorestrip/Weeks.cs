namespace LiveScore.Feeds.Tests.Scorestrip;

/// <summary>
/// What each recorded document says, in its order, as <see cref="Facts.Line"/> prints games: written down once with a script that
/// shares no line with the reader, and compared with what the league published. Their origins: shared/feeds/README.md.
/// </summary>
internal static class Weeks
{
    // ajax-2011-reg-01-final.xml.
    public const string Week1Of2011 = """
        2011090800 2011-09-08T20:30-04:00 NO Saints 34 @ GB Packers 42 Final
        2011091100 2011-09-11T13:00-04:00 PIT Steelers 7 @ BAL Ravens 35 Final
        2011091101 2011-09-11T13:00-04:00 CIN Bengals 27 @ CLE Browns 17 Final
        2011091102 2011-09-11T13:00-04:00 IND Colts 7 @ HOU Texans 34 Final
        2011091103 2011-09-11T13:00-04:00 TEN Titans 14 @ JAC Jaguars 16 Final
        2011091104 2011-09-11T13:00-04:00 BUF Bills 41 @ KC Chiefs 7 Final
        2011091105 2011-09-11T13:00-04:00 ATL Falcons 12 @ CHI Bears 30 Final
        2011091106 2011-09-11T13:00-04:00 DET Lions 27 @ TB Buccaneers 20 Final
        2011091107 2011-09-11T13:00-04:00 PHI Eagles 31 @ STL Rams 13 Final
        2011091108 2011-09-11T16:15-04:00 NYG Giants 14 @ WAS Redskins 28 Final
        2011091109 2011-09-11T16:15-04:00 CAR Panthers 21 @ ARI Cardinals 28 Final
        2011091110 2011-09-11T16:15-04:00 SEA Seahawks 17 @ SF 49ers 33 Final
        2011091111 2011-09-11T16:15-04:00 MIN Vikings 17 @ SD Chargers 24 Final
        2011091112 2011-09-11T20:20-04:00 DAL Cowboys 24 @ NYJ Jets 27 Final
        2011091200 2011-09-12T19:00-04:00 NE Patriots 38 @ MIA Dolphins 24 Final
        2011091201 2011-09-12T22:15-04:00 OAK Raiders 23 @ DEN Broncos 20 Final
        """;

    // ajax-2015-reg-03-final.xml. Season-2015.csv, which is from other sources, says the same.
    public const string Week3Of2015 = """
        2015092400 2015-09-24T20:25-04:00 WAS Redskins 21 @ NYG Giants 32 Final
        2015092700 2015-09-27T13:00-04:00 ATL Falcons 39 @ DAL Cowboys 28 Final
        2015092701 2015-09-27T13:00-04:00 NO Saints 22 @ CAR Panthers 27 Final
        2015092702 2015-09-27T13:00-04:00 PHI Eagles 24 @ NYJ Jets 17 Final
        2015092703 2015-09-27T13:00-04:00 TB Buccaneers 9 @ HOU Texans 19 Final
        2015092704 2015-09-27T13:00-04:00 SD Chargers 14 @ MIN Vikings 31 Final
        2015092705 2015-09-27T13:00-04:00 PIT Steelers 12 @ STL Rams 6 Final
        2015092706 2015-09-27T13:00-04:00 JAC Jaguars 17 @ NE Patriots 51 Final
        2015092707 2015-09-27T13:00-04:00 CIN Bengals 28 @ BAL Ravens 24 Final
        2015092708 2015-09-27T13:00-04:00 OAK Raiders 27 @ CLE Browns 20 Final
        2015092709 2015-09-27T13:00-04:00 IND Colts 35 @ TEN Titans 33 Final
        2015092710 2015-09-27T16:05-04:00 SF 49ers 7 @ ARI Cardinals 47 Final
        2015092711 2015-09-27T16:25-04:00 CHI Bears 0 @ SEA Seahawks 26 Final
        2015092712 2015-09-27T16:25-04:00 BUF Bills 41 @ MIA Dolphins 14 Final
        2015092713 2015-09-27T20:30-04:00 DEN Broncos 24 @ DET Lions 12 Final
        2015092800 2015-09-28T20:30-04:00 KC Chiefs 28 @ GB Packers 38 Final
        """;

    // ajax-2014-reg-10-pregame.xml.
    public const string Week10Of2014 = """
        2014110600 2014-11-06T20:25-05:00 CLE Browns @ CIN Bengals Scheduled
        2014110901 2014-11-09T13:00-05:00 KC Chiefs @ BUF Bills Scheduled
        2014110902 2014-11-09T13:00-05:00 MIA Dolphins @ DET Lions Scheduled
        2014110903 2014-11-09T13:00-05:00 DAL Cowboys @ JAC Jaguars Scheduled
        2014110904 2014-11-09T13:00-05:00 SF 49ers @ NO Saints Scheduled
        2014110900 2014-11-09T13:00-05:00 TEN Titans @ BAL Ravens Scheduled
        2014110905 2014-11-09T13:00-05:00 PIT Steelers @ NYJ Jets Scheduled
        2014110906 2014-11-09T13:00-05:00 ATL Falcons @ TB Buccaneers Scheduled
        2014110907 2014-11-09T16:05-05:00 DEN Broncos @ OAK Raiders Scheduled
        2014110908 2014-11-09T16:25-05:00 STL Rams @ ARI Cardinals Scheduled
        2014110909 2014-11-09T16:25-05:00 NYG Giants @ SEA Seahawks Scheduled
        2014110910 2014-11-09T20:30-05:00 CHI Bears @ GB Packers Scheduled
        2014111000 2014-11-10T20:30-05:00 CAR Panthers @ PHI Eagles Scheduled
        """;

    // live-2014-reg-10-ingame.xml. Cleveland led 17-3 with a minute left in the half and won 24-3.
    public const string Week10Of2014OnThursday = """
        2014110600 2014-11-06T20:25-05:00 CLE Browns 17 @ CIN Bengals 3 InProgress Q2 01:03 ball=CIN rz=0
        2014110900 2014-11-09T13:00-05:00 TEN Titans @ BAL Ravens Scheduled
        2014110901 2014-11-09T13:00-05:00 KC Chiefs @ BUF Bills Scheduled
        2014110902 2014-11-09T13:00-05:00 MIA Dolphins @ DET Lions Scheduled
        2014110903 2014-11-09T13:00-05:00 DAL Cowboys @ JAC Jaguars Scheduled
        2014110904 2014-11-09T13:00-05:00 SF 49ers @ NO Saints Scheduled
        2014110905 2014-11-09T13:00-05:00 PIT Steelers @ NYJ Jets Scheduled
        2014110906 2014-11-09T13:00-05:00 ATL Falcons @ TB Buccaneers Scheduled
        2014110907 2014-11-09T16:05-05:00 DEN Broncos @ OAK Raiders Scheduled
        2014110908 2014-11-09T16:25-05:00 STL Rams @ ARI Cardinals Scheduled
        2014110909 2014-11-09T16:25-05:00 NYG Giants @ SEA Seahawks Scheduled
        2014110910 2014-11-09T20:30-05:00 CHI Bears @ GB Packers Scheduled
        2014111000 2014-11-10T20:30-05:00 CAR Panthers @ PHI Eagles Scheduled
        """;

    // scorestrip-2015-reg-17.json, which has short numbers and no names. Season-2015.csv says the same under those numbers.
    public const string Week17Of2015 = """
        56743 2016-01-03T13:00-05:00 NO NO 20 @ ATL ATL 17 Final
        56744 2016-01-03T13:00-05:00 NYJ NYJ 17 @ BUF BUF 22 Final
        56746 2016-01-03T13:00-05:00 DET DET 24 @ CHI CHI 20 Final
        56747 2016-01-03T13:00-05:00 BAL BAL 16 @ CIN CIN 24 Final
        56748 2016-01-03T13:00-05:00 PIT PIT 28 @ CLE CLE 12 Final
        56749 2016-01-03T13:00-05:00 WAS WAS 34 @ DAL DAL 23 Final
        56751 2016-01-03T13:00-05:00 JAC JAC 6 @ HOU HOU 30 Final
        56752 2016-01-03T13:00-05:00 TEN TEN 24 @ IND IND 30 Final
        56754 2016-01-03T13:00-05:00 NE NE 10 @ MIA MIA 20 Final
        56755 2016-01-03T13:00-05:00 PHI PHI 35 @ NYG NYG 30 Final
        56756 2016-01-03T16:25-05:00 SEA SEA 36 @ ARI ARI 6 Final
        56745 2016-01-03T16:25-05:00 TB TB 10 @ CAR CAR 38 Final
        56757 2016-01-03T16:25-05:00 SD SD 20 @ DEN DEN 27 Final
        56753 2016-01-03T16:25-05:00 OAK OAK 17 @ KC KC 23 Final
        56758 2016-01-03T16:25-05:00 STL STL 16 @ SF SF 19 Final OT
        56750 2016-01-03T20:30-05:00 MIN MIN 20 @ GB GB 13 Final
        """;

    // ss-json-one-game.json.
    public const string LastPreseasonGameOf2016 = """
        2016083151 2016-08-31T20:00-04:00 WAS Redskins 20 @ TB Buccaneers 13 Final
        """;
}
