using System.CommandLine;
using Mixdown.Simulation.Events.Songs;

namespace Mixdown.Cli.Commands.Examples.Events;

/// <summary>The options of <c>mixdown generate events</c> that say what is heard: the songs of a generated store, or of a catalogue.</summary>
sealed class SongOptions
{
    /// <summary>The seed of <c>mixdown generate store</c>.</summary>
    const ulong UsualStoreSeed = 42;

    readonly Option<int> _scale = new("--scale") { HelpName = "N", Description = "Scale of the generated store whose songs are heard", DefaultValueFactory = _ => 1 };
    readonly Option<ulong> _storeSeed = new("--store-seed") { HelpName = "S", Description = "Seed of that store", DefaultValueFactory = _ => UsualStoreSeed };
    readonly Option<string?> _catalogue = new("--catalogue") { HelpName = "DIR", Description = "Songs of track.csv, album.csv and artist.csv, instead of a generated store's" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _scale, _storeSeed, _catalogue })
            command.Options.Add(option);
    }

    /// <summary>The songs, and how many customers the store has.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="seed">The run's.</param>
    /// <param name="cancel">Stops reading.</param>
    public (SongList Songs, int Customers) Read(ParseResult given, ulong seed, CancellationToken cancel)
    {
        if (given.GetValue(_catalogue) is { } folder)
        {
            var catalogue = new CatalogueFolder(folder);
            return (catalogue.Songs(seed, cancel), catalogue.Customers(cancel));
        }
        var store = new StoreSongs(given.GetValue(_storeSeed), given.GetValue(_scale));
        return (store.Read(), store.Customers);
    }
}
