namespace Mixdown.Simulation.Randomness;

/// <summary>What a stream of random numbers decides. Streams of different purposes are independent, so a new draw in one
/// place changes no other place. The numbers are part of the format: they decide bytes and are never reused.</summary>
enum RandomPurpose
{
    ArtistShape = 1,
    ArtistName = 2,
    AlbumShape = 3,
    AlbumTitle = 4,
    Track = 5,
    TrackHit = 6,
    Playlist = 7,
    City = 8,
    CustomerProfile = 9,
    CustomerText = 10,
    Street = 11,
    PostalCode = 12,
    Employee = 13,
    Visit = 14,
    Basket = 15,
    DefectPlace = 16,
    DefectLook = 17,
    CustomerActivity = 18,
    Shopper = 19,
    Purchase = 20,
    ListenerBehaviour = 21,
    ListenerProfile = 22,
    ListenerArrival = 23,
    ListenWeight = 24,
    EventContent = 25,
    RecordDelivery = 26,
    RecordDamage = 27,
}
