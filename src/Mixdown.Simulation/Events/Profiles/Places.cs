using System.Collections.Immutable;
using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Events.Profiles;

/// <summary>Where listeners are: cities of all states of the United States and the District of Columbia. Coordinates are rounded to
/// about a kilometre, inhabitants to thousands.</summary>
static class Places
{
    // City|postal code|state|longitude|latitude|thousands of inhabitants
    const string Text = """
        Birmingham|35203|AL|-86.81|33.52|200
        Huntsville|35801|AL|-86.57|34.73|217
        Montgomery|36104|AL|-86.3|32.38|200
        Mobile|36602|AL|-88.04|30.69|187
        Anchorage|99501|AK|-149.88|61.22|291
        Fairbanks|99701|AK|-147.72|64.84|33
        Phoenix|85003|AZ|-112.08|33.45|1608
        Tucson|85701|AZ|-110.97|32.22|543
        Mesa|85201|AZ|-111.84|33.43|504
        Scottsdale|85251|AZ|-111.92|33.49|241
        Little Rock|72201|AR|-92.28|34.75|203
        Fayetteville|72701|AR|-94.16|36.07|94
        Los Angeles|90012|CA|-118.24|34.06|3899
        San Diego|92101|CA|-117.16|32.72|1387
        San Jose|95113|CA|-121.89|37.33|1013
        San Francisco|94102|CA|-122.42|37.78|874
        Fresno|93721|CA|-119.79|36.73|542
        Sacramento|95814|CA|-121.49|38.58|525
        Long Beach|90802|CA|-118.2|33.77|467
        Oakland|94607|CA|-122.29|37.81|440
        Bakersfield|93301|CA|-119.02|35.38|403
        Riverside|92501|CA|-117.37|33.99|315
        Santa Rosa|95401|CA|-122.75|38.44|178
        Denver|80202|CO|-105.0|39.75|716
        Colorado Springs|80903|CO|-104.82|38.84|479
        Fort Collins|80521|CO|-105.11|40.58|170
        Bridgeport|06604|CT|-73.2|41.18|149
        New Haven|06510|CT|-72.93|41.31|134
        Hartford|06103|CT|-72.67|41.77|121
        Wilmington|19801|DE|-75.55|39.74|71
        Dover|19901|DE|-75.5|39.16|39
        Washington|20001|DC|-77.02|38.91|690
        Jacksonville|32202|FL|-81.65|30.33|950
        Miami|33130|FL|-80.2|25.77|442
        Tampa|33602|FL|-82.46|27.95|385
        Orlando|32801|FL|-81.38|28.54|308
        St. Petersburg|33701|FL|-82.64|27.77|258
        Tallahassee|32301|FL|-84.26|30.43|196
        Fort Lauderdale|33301|FL|-80.13|26.12|183
        Atlanta|30303|GA|-84.39|33.75|499
        Augusta|30901|GA|-81.97|33.46|202
        Savannah|31401|GA|-81.09|32.07|148
        Athens|30601|GA|-83.38|33.97|127
        Honolulu|96813|HI|-157.85|21.31|351
        Hilo|96720|HI|-155.09|19.71|44
        Boise|83702|ID|-116.21|43.63|236
        Idaho Falls|83402|ID|-112.04|43.49|65
        Chicago|60602|IL|-87.63|41.88|2747
        Aurora|60505|IL|-88.3|41.76|181
        Rockford|61101|IL|-89.1|42.29|149
        Springfield|62701|IL|-89.65|39.8|114
        Peoria|61602|IL|-89.59|40.69|113
        Indianapolis|46204|IN|-86.16|39.77|888
        Fort Wayne|46802|IN|-85.14|41.07|264
        Evansville|47708|IN|-87.57|37.97|117
        Des Moines|50309|IA|-93.62|41.59|214
        Cedar Rapids|52401|IA|-91.67|41.97|138
        Wichita|67202|KS|-97.34|37.69|397
        Topeka|66603|KS|-95.68|39.05|127
        Louisville|40202|KY|-85.75|38.25|633
        Lexington|40507|KY|-84.5|38.05|323
        New Orleans|70112|LA|-90.08|29.96|384
        Baton Rouge|70801|LA|-91.19|30.45|227
        Shreveport|71101|LA|-93.75|32.51|188
        Portland|04101|ME|-70.26|43.66|68
        Bangor|04401|ME|-68.78|44.8|32
        Baltimore|21202|MD|-76.61|39.3|586
        Frederick|21701|MD|-77.41|39.41|78
        Boston|02108|MA|-71.06|42.36|676
        Worcester|01608|MA|-71.8|42.26|207
        Springfield|01103|MA|-72.59|42.1|156
        Cambridge|02139|MA|-71.1|42.36|118
        Detroit|48226|MI|-83.05|42.33|639
        Grand Rapids|49503|MI|-85.67|42.96|199
        Lansing|48933|MI|-84.55|42.73|113
        Ann Arbor|48104|MI|-83.73|42.26|124
        Minneapolis|55401|MN|-93.27|44.98|430
        St. Paul|55102|MN|-93.1|44.94|311
        Duluth|55802|MN|-92.1|46.78|87
        Jackson|39201|MS|-90.18|32.29|154
        Gulfport|39501|MS|-89.09|30.37|73
        Kansas City|64106|MO|-94.57|39.1|508
        St. Louis|63101|MO|-90.19|38.63|302
        Springfield|65806|MO|-93.29|37.2|169
        Columbia|65201|MO|-92.33|38.94|126
        Billings|59101|MT|-108.5|45.78|117
        Missoula|59802|MT|-113.99|46.88|73
        Omaha|68102|NE|-95.93|41.26|486
        Lincoln|68508|NE|-96.7|40.82|291
        Las Vegas|89101|NV|-115.14|36.17|642
        Reno|89501|NV|-119.81|39.53|264
        Manchester|03101|NH|-71.46|42.99|116
        Concord|03301|NH|-71.54|43.21|44
        Newark|07102|NJ|-74.17|40.74|312
        Jersey City|07302|NJ|-74.04|40.72|292
        Trenton|08608|NJ|-74.76|40.22|91
        Albuquerque|87102|NM|-106.65|35.08|565
        Santa Fe|87501|NM|-105.94|35.69|88
        New York|10007|NY|-74.01|40.71|8804
        Buffalo|14202|NY|-78.88|42.89|278
        Rochester|14604|NY|-77.61|43.16|211
        Syracuse|13202|NY|-76.15|43.05|149
        Albany|12207|NY|-73.75|42.65|99
        Charlotte|28202|NC|-80.84|35.23|875
        Raleigh|27601|NC|-78.64|35.77|468
        Greensboro|27401|NC|-79.79|36.07|299
        Durham|27701|NC|-78.9|36.0|284
        Asheville|28801|NC|-82.55|35.6|95
        Fargo|58102|ND|-96.79|46.88|126
        Bismarck|58501|ND|-100.78|46.81|74
        Columbus|43215|OH|-83.0|39.96|906
        Cleveland|44114|OH|-81.69|41.51|373
        Cincinnati|45202|OH|-84.51|39.1|309
        Toledo|43604|OH|-83.54|41.65|271
        Dayton|45402|OH|-84.19|39.76|138
        Oklahoma City|73102|OK|-97.52|35.47|681
        Tulsa|74103|OK|-95.99|36.15|413
        Portland|97204|OR|-122.68|45.52|652
        Eugene|97401|OR|-123.09|44.05|177
        Salem|97301|OR|-123.03|44.94|176
        Philadelphia|19107|PA|-75.16|39.95|1604
        Pittsburgh|15222|PA|-80.0|40.44|303
        Allentown|18101|PA|-75.47|40.6|126
        Erie|16501|PA|-80.08|42.13|95
        Providence|02903|RI|-71.41|41.82|191
        Warwick|02886|RI|-71.42|41.7|83
        Charleston|29401|SC|-79.93|32.78|150
        Columbia|29201|SC|-81.03|34.0|137
        Greenville|29601|SC|-82.4|34.85|71
        Sioux Falls|57104|SD|-96.73|43.55|193
        Rapid City|57701|SD|-103.22|44.08|75
        Nashville|37203|TN|-86.79|36.15|689
        Memphis|38103|TN|-90.05|35.15|633
        Knoxville|37902|TN|-83.92|35.96|191
        Chattanooga|37402|TN|-85.31|35.05|181
        Houston|77002|TX|-95.36|29.76|2305
        San Antonio|78205|TX|-98.49|29.42|1435
        Dallas|75201|TX|-96.8|32.79|1304
        Austin|78701|TX|-97.74|30.27|962
        Fort Worth|76102|TX|-97.33|32.75|919
        El Paso|79901|TX|-106.48|31.76|679
        Corpus Christi|78401|TX|-97.4|27.8|318
        Lubbock|79401|TX|-101.85|33.59|257
        Salt Lake City|84111|UT|-111.89|40.76|200
        Provo|84601|UT|-111.67|40.23|115
        Burlington|05401|VT|-73.21|44.48|45
        Rutland|05701|VT|-72.97|43.61|16
        Virginia Beach|23451|VA|-75.99|36.85|459
        Richmond|23219|VA|-77.44|37.54|227
        Norfolk|23510|VA|-76.29|36.85|238
        Roanoke|24011|VA|-79.94|37.27|100
        Seattle|98101|WA|-122.33|47.61|737
        Spokane|99201|WA|-117.43|47.66|229
        Tacoma|98402|WA|-122.44|47.25|219
        Charleston|25301|WV|-81.63|38.35|49
        Huntington|25701|WV|-82.44|38.42|47
        Milwaukee|53202|WI|-87.9|43.04|577
        Madison|53703|WI|-89.38|43.08|270
        Green Bay|54301|WI|-88.02|44.51|107
        Cheyenne|82001|WY|-104.82|41.14|65
        Casper|82601|WY|-106.32|42.85|59
        """;

    /// <summary>In an order that decides bytes.</summary>
    public static readonly ImmutableArray<Place> All = [.. Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    /// <summary>Picks a place by its inhabitants.</summary>
    public static readonly Weights ByInhabitants = new([.. All.Select(place => place.Inhabitants)]);

    static Place Parse(string line)
    {
        var fields = line.Trim().Split('|');
        return new Place(fields[0], fields[1], fields[2], fields[3], fields[4], int.Parse(fields[5], System.Globalization.CultureInfo.InvariantCulture));
    }
}
