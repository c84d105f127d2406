using System.Collections.Immutable;

namespace Mixdown.Simulation.Events.Profiles;

/// <summary>What listeners are called. The first of a list are met most often.</summary>
static class Names
{
    /// <summary>First names of women.</summary>
    public static readonly ImmutableArray<string> Women = Words("""
        Emma Sofía Olivia Mia Grace Chloe Hannah Zoë Amelia Lucía Ruby Naomi Isabel Clara Alice Maya Elena Nora Priya Leah Audrey Violet
        Ingrid Camila Stella Fatima Hazel Renée June Mei Ivy Anaïs Daphne Tessa Yara Margot Beatriz Noor Willa Simone Freya Odessa
        """);

    /// <summary>First names of men.</summary>
    public static readonly ImmutableArray<string> Men = Words("""
        Liam Noah José Mateo Lucas Ethan Henry Owen Samuel David Julian Isaac Leo Gabriel Andrés Felix Omar Miles Ravi Jack Hugo
        Oscar Jonas Theo Malik Diego Amir Rafael Kenji Victor Björn Quentin Arlo Emil Desmond Silas Tariq Ivan Cyrus Rhys Anton Otis
        """);

    /// <summary>Last names.</summary>
    public static readonly ImmutableArray<string> Last = Words("""
        Harper García Bennett Nguyen Coleman Rivera Foster Patel Hayes Ramírez Brooks Chen Sullivan Torres Griffin Kim Wallace Ortiz
        Hughes Muñoz Porter Okafor Ellis Castillo Hansen Sharma Graham Vargas Dixon Haddad Spencer Peña Warren Nakamura Burke Delgado
        Lindgren Osei Fleming Núñez Marsh Kowalski Steele Ibarra Doyle Singh Benson Moreau Whitaker Ali Chandler O'Neill Strand Fuentes
        Baldwin Yılmaz Mercer Weiß Holt Duarte Rowe Tanaka Vance Petrov Lowe Mbeki Stokes Larsen Keller Acosta Finch Rahman Blackwell
        Gallo Prescott Novak Ashby Salazar Underwood D'Angelo Hobbs Cho Lockwood Varga Quinn Farah Thorne Beltrán Winslow Dubois Pike
        """);

    static ImmutableArray<string> Words(string text) => [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}
