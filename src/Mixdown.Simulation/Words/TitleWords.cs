namespace Mixdown.Simulation.Words;

/// <summary>The vocabularies that names of artists, albums, tracks and playlists are made of.</summary>
static class TitleWords
{
    public static readonly IReadOnlyDictionary<string, Vocabulary> All = new Dictionary<string, Vocabulary>(
        StringComparer.Ordinal)
    {
        ["adjective"] = Vocabulary.Of("""
            Amber Velvet Hollow Paper Northern Electric Silver Restless Quiet Crooked Golden Wandering Broken Midnight Scarlet
            Distant Frozen Blazing Gentle Copper Hidden Lucky Salted Tangled Wicked Marble Faded Drowsy Iron Lonesome Painted
            Secret Tidal Ivory Feral Humble Hazy Static Blue Last Second Weightless Sleepless Borrowed Unwritten Foreign Polar
            Rusted Violet Crystal Magnetic Winding Barefoot Patient Stubborn Luminous Slow Sudden Tender Thirsty Coastal Inland
            """),
        ["noun"] = Vocabulary.Of("""
            Lantern Harbor Sparrow Orchard Engine Compass Meadow Satellite Mirror Anchor Canyon Window Thunder Carousel Ember
            Pilot Garden Signal Feather Bridge Tiger Planet Ladder River Clock Island Pocket Shadow Comet Kettle Forest Button
            Castle Marathon Prairie Whistle Atlas Bottle Glacier Suitcase Telegraph Umbrella Volcano Wagon Acrobat Beacon
            Chimney Domino Echo Falcon Gravel Hammock Icicle Jigsaw Kite Lagoon Magnet Needle Oyster Pebble Quarry Raven Saddle
            Tunnel Valley Willow Almanac Balcony
            """),
        ["plural"] = Vocabulary.Of("""
            Foxes Lanterns Sparrows Engines Cowards Pilots Gardeners Strangers Mirrors Comets Neighbours Tigers Ladders Sailors
            Clocks Islanders Pockets Shadows Kettles Foresters Buttons Castaways Runners Whistlers Wagons Acrobats Beacons
            Dominoes Echoes Falcons Icicles Kites Magnets Needles Oysters Pebbles Ravens Riders Tunnels Willows Librarians
            Cartographers Beekeepers Locksmiths Weathermen Tailors Dreamers Orphans Giants Saints
            """),
        ["verb"] = Vocabulary.Of("""
            Running Falling Waiting Burning Dancing Driving Sleeping Floating Calling Walking Drifting Singing Breaking Learning
            Hiding Turning Climbing Leaving Looking Racing Swimming Dreaming Building Counting Chasing
            """),
        ["time"] = Vocabulary.Of("""
            Tonight Tomorrow Sunday Monday Friday September November Winter Summer Autumn Dawn Noon Twilight Yesterday Someday
            Forever Again
            """),
        ["place"] = Vocabulary.Of("""
            Larkmoor Vale_Street Port_Ember Saltmarsh Kingsferry Old_Mill_Road Hollin_Bay Redwater Station_Nine Cape_Orrin
            Eastgate Fernhollow Lower_Quay Tallow_Hill Marrow_Creek Windle_Park
            """),
        ["feeling"] = Vocabulary.Of("""
            Love Hope Trouble Silence Fire Rain Mercy Gravity Honey Sorrow Courage Glory Patience Fever Wonder Thunder Freedom
            Dust Light Ash Joy Doubt Luck Smoke
            """),
        ["abroad"] = Vocabulary.Of("""
            Corazón Señal Canción Mañana Niño Río Ilusão Saudade Coração Manhã Avô Nuvem Château Été Lumière Fenêtre Forêt Étoile
            Straße Mädchen Schöne Träume Grüße Königin Øyne Sjø Blåbær Kärlek Höst Sällskap Città Perché Słońce Miłość Žízeň Růže
            """),
        ["and"] = Vocabulary.Of("del con sem och und di pour na ohne"),
        ["voice"] = Vocabulary.Of("""
            Ada Bruno Clara Dario Elsa Felix Greta Hugo Iris Jonas Kaja Leon Mira Nils Odette Pavel Rosa Silas Tilda Ugo Vera
            Willem Ylva Zora Anaïs Björn Chloé Dóra Élise Günter Håkon Inés João Łucja Matěj Núria Ørjan René Sørine Zoë
            """),
        ["family"] = Vocabulary.Of("""
            Marlowe Castell Winterbourne Okoro Delacroix Santoro Lindqvist Achterberg Novotny Farrow Belmonte Kirsch Tamboli
            Ravenel Ostrander Quillan Verhagen Sandoval Thistlewood Umberto Holloway Brandt Corvino Dunmore Estrela Fiorentin
            Gallardo Hartigan Ibáñez Jørgensby Köhlmann Lefèvre Müller-Ross Nygård Päivinen Quintão Rössler Strömqvist Türk Vávra
            """),
        ["form"] = Vocabulary.Of(
            "Sonata Nocturne Prelude Waltz Étude Ballade Fantasia Serenade Concerto Divertimento Elegy Rondo"),
        ["key"] = Vocabulary.Of("C_Major D_Minor E-flat_Major F_Minor G_Major A_Minor B-flat_Minor F-sharp_Minor D_Major"),
        ["tempo"] = Vocabulary.Of("Allegro Andante Adagio Presto Largo Vivace Moderato Allegretto"),
        ["digit"] = Vocabulary.Of("1 2 3 4 5 6 7 8 9 10 11 12"),
        ["instrument"] = Vocabulary.Of("Piano Violin Cello Soprano Flute Tenor Harp Organ Viola Clarinet"),
        ["ensemble"] = Vocabulary.Of("Philharmonic Chamber_Orchestra Quartet Ensemble Sinfonia Consort Choir Camerata"),
    };
}
