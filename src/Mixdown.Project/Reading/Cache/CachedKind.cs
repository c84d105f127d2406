namespace Mixdown.Project.Reading.Cache;

/// <summary>What a kept value is. The numbers are in files.</summary>
enum CachedKind
{
    Null = 0,
    True = 1,
    False = 2,
    Text = 3,
    Whole = 4,
    Real = 5,
    List = 6,
    Map = 7,
}
