namespace Mixdown.Simulation.Words;

/// <summary>The languages of the store's people. Places are made from halves and exist nowhere.</summary>
static class Tongues
{
    public static readonly Tongue English = new(
        """
            Alice Benjamin Chloe Daniel Eleanor Frank Georgia Harold Imogen Jasper Kayla Liam Megan Nathan Olivia Peter
            Quinn Ruby Samuel Tessa Violet Wesley
            """,
        """
            Abbott Barlow Carver Dawson Ellwood Fairfax Goodwin Hale Ingram Jarvis Kendrick Lowell Merritt Norwood Oakes
            Prescott Rowland Stroud Tanner Underhill Whitlock Yardley O'Dell
            """,
        "Ash Black Clear East Fair Glen Haver Iron Kings Lake Mill Oak", "ford ton bury field mouth haven wick dale",
        ["{number} {tree} Street", "{number} {family} Avenue", "{number} {tree} Lane, Apt 4", "{number} {family} Road"],
        "Inc. Ltd. Partners &_Sons Trading_Co.");

    public static readonly Tongue German = new(
        """
            Anke Bernd Carola Dieter Elke Friedrich Gisela Heinz Ilse Jürgen Käthe Lothar Margit Norbert Ottilie Philipp
            Renate Sönke Ulrike Volker Jörg Bärbel
            """,
        """
            Albrecht Böhm Christmann Dörfler Eberhardt Fröhlich Größer Häusler Immig Jäger Krüger Löwe Möbius Neuhaus
            Oppermann Pfeiffer Rößler Schäfer Thürmer Uhlig Vögele Weiß
            """,
        "Hohen Grün Stein Lind Alten Wolfs Birken Kirch Mühl Rosen", "burg heim bach feld brück hausen stadt rode",
        ["{tree}straße {number}", "{family}weg {number}", "Am {tree} {number}", "{family}platz {number}"],
        "GmbH AG KG &_Söhne");

    public static readonly Tongue French = new(
        """
            Aurélie Bastien Céline Damien Élodie Fabrice Gaëlle Hervé Inès Jérôme Karine Loïc Maëlle Noé Océane Pascal
            Quentin Raphaël Solène Thibault
            """,
        """
            Aubert Béranger Chevalier Delorme Émery Fournier Garnier Hébert Jacquet Kerbrat Lemaître Mercier Noël Ollivier
            Pelletier Rémond Sénéchal Tessier Vallée Barthélemy
            """,
        "Mont Beau Val Ville Clair Roche Bel Haute Pont Fontaine", "fort mont vent clos lieu neuve bourg laire",
        ["{number}, rue {family}", "{number} rue des {tree}s", "{number}, avenue {family}", "{number} boulevard {family}"],
        "SARL SA et_Fils &_Cie");

    public static readonly Tongue Spanish = new(
        """
            Adrián Belén Carlos Dolores Esteban Fátima Gonzalo Héctor Inés Joaquín Leticia Martín Natalia Óscar Pilar Ramón
            Sofía Tomás Úrsula Verónica Íñigo
            """,
        """
            Aguirre Benítez Cárdenas Domínguez Escobar Fernández Gutiérrez Herrera Ibarra Jiménez Lozano Muñoz Núñez Ordóñez
            Peña Quiroga Ríos Suárez Trujillo Yáñez
            """,
        "Villa Monte Puerto Río Alta Peña Campo Torre Valle Fuente", "luz verde blanco fría nueva mar sol rosa",
        ["Calle {family} {number}", "Avenida {family}, {number}", "Paseo del {tree} {number}", "Plaza {family} {number}, 2º B"],
        "S.A. S.L. e_Hijos y_Cía.");

    public static readonly Tongue Portuguese = new(
        """
            Afonso Beatriz César Débora Estêvão Flávia Gonçalo Helena Inácio Joana Luísa Márcio Natália Otávio Patrícia
            Rúben Sónia Tiago Vânia Zélia
            """,
        """
            Araújo Brandão Conceição Damião Esteves Falcão Guimarães Henriques Jordão Leitão Magalhães Nóbrega Olímpio
            Patrão Queirós Ramalho Simões Teixeira Valadão Xavier
            """,
        "Porto_ Vila_ São_ Serra_ Monte_ Ribeira_ Campo_ Lagoa_ Boa_ Água_", "Clara Nova Bento Verde Alto Branca Formosa Dourada",
        ["Rua {family}, {number}", "Avenida {family}, {number}", "Travessa do {tree}, {number}", "Rua do {tree} {number}"],
        "Ltda. S.A. e_Filhos Lda.");

    public static readonly Tongue Italian = new(
        """
            Alessia Bruno Chiara Davide Elena Fabio Giulia Nicolò Ilaria Jacopo Livia Matteo Noemi Oreste Paola Renato
            Silvia Tommaso Ugo Viola
            """,
        """
            Amato Barbieri Colonna D'Agostino Esposito Ferri Galli Iacono Landi Moretti Niccolò Orlandi Pagani Quaranta
            Rinaldi Salvini Tedesco Urbani Vitale Zanetti
            """,
        "Monte Castel Borgo Villa Ponte Pian Torre Val Rocca Campo", "nero chiaro vecchio fiore lupo grande rosso sereno",
        ["Via {family} {number}", "Via del {tree}, {number}", "Piazza {family} {number}", "Corso {family}, {number}"],
        "S.r.l. S.p.A. &_Figli Fratelli");

    public static readonly Tongue Dutch = new(
        """
            Anouk Bram Carlijn Diederik Esmée Floris Geertje Hendrik Ilona Jeroen Karlijn Lodewijk Maaike Noël Oscar
            Pieternel Rutger Saskia Teun Wouter
            """,
        """
            van_den_Akker Bakker de_Boer Coenen Dijkstra van_Essen Faber Groen Hoekstra Jansma de_Koning Leeuw Mulder Nagel
            Oosting Prins Ruiter Smit Terpstra Visser
            """,
        "Zand Brug Water Oude Nieuw Hoog Wester Molen Linden Zuid", "veen dam horst wijk dijk drecht rode land",
        ["{tree}laan {number}", "{family}straat {number}", "{tree}kade {number} hs", "{family}plein {number}"],
        "B.V. N.V. &_Zonen Groep");

    public static readonly Tongue Nordic = new(
        """
            Åse Bjarne Dagny Eirik Frøya Göran Håvard Ingrid Jørn Kåre Linnéa Märta Nils Øystein Ragnhild Sören Torbjörn
            Ulla Vigdis Ylva
            """,
        """
            Åkesson Bergström Dahlgård Engström Fjeldsø Grønbæk Hägglund Ivarsen Järnberg Kjær Lövgren Møllerup Nyström
            Øvergaard Rønning Sjöblom Thørning Vestergård Wåhlin Ødegård
            """,
        "Nord Sønder Berg Strand Skov Gran Elve Fjell Vest Lille", "vik sund berg havn ås ø dal by",
        ["{tree}veien {number}", "{family}gata {number}", "{family}s vej {number}, 2. tv", "{tree}gatan {number}"],
        "AS AB A/S &_Sønn");

    public static readonly Tongue Slavic = new(
        """
            Agnieszka Bohumil Čeněk Danuta Eliška Franciszek Grażyna Hynek Ivana Jiří Kateřina Łukasz Małgorzata Nikola
            Oldřich Přemysl Radosław Šárka Tomáš Zdeněk
            """,
        """
            Adamský Błaszczyk Černý Dvořáček Fiala Gołąb Hájek Jabłoński Kučera Łapiński Müllerová Nováček Ostrowski Průša
            Růžička Świątek Šimůnek Tichý Wójcik Žák
            """,
        "Nowa_ Stara_ Dobra_ Horní_ Zielona_ Dlouhá_ Dolní_ Krásná_ Wysoka_ Bílá_",
        "Brodina Lhota Łąka Hradba Polana Ves Śliwa Řeka",
        ["{family}ova {number}", "ul. {tree}owa {number}", "{tree}ová {number}/3", "ul. {family}a {number} m. 7"],
        "s.r.o. a.s. Sp._z_o.o. a_syn");

    public static readonly Tongue Finnish = new(
        "Aino Eero Hanna Ilmari Jaana Kaisu Lauri Mäeni Niilo Outi Pekka Riitta Seppo Tuuli Väinö Yrjö",
        """
            Aaltonen Hämäläinen Järvelä Kärkkäinen Lähde Mäkitalo Niskanen Pöyhönen Räsänen Särkkä Töyrylä Väisänen
            Yli-Hakala Ylönen
            """,
        "Kivi Lumi Järvi Mänty Kuusi Tuuli Hirvi Suo", "niemi lahti koski mäki saari vaara ranta kylä",
        ["{tree}katu {number}", "{family}ntie {number}", "{tree}polku {number} A 5"],
        "Oy Oyj ja_Pojat");

    public static readonly Tongue Indian = new(
        """
            Aarav Bhavna Chetan Divya Eshan Farida Gaurav Hema Ishaan Jyoti Kiran Lata Manoj Nisha Omkar Pooja Rohan Sunita
            Tarun Uma Vivek
            """,
        """
            Agarwal Bhatt Chawla Desai Fernandes Gokhale Hegde Iyer Joshi Kulkarni Lal Menon Nambiar Oberoi Patil Rao Sethi
            Thakur Upadhyay Varma
            """,
        "Rama Chandra Surya Hari Deva Lakshmi Gopal Shanti", "pur nagar garh abad kot palli",
        ["{number}, {family} Marg", "{number}/2 {tree} Nagar", "{number} {family} Road", "{number}, {tree} Vihar"],
        "Pvt._Ltd. &_Bros. Industries Exports");

}
