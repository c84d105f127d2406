using System.Collections.Immutable;
using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Shopping;

/// <summary>The words of the columns, in their standard spelling, and how often each occurs.</summary>
static class Words
{
    public static readonly ImmutableArray<string> Seasons = ["Spring", "Summer", "Fall", "Winter"];

    public static readonly ImmutableArray<string> Locations =
    [
        "Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut", "Delaware", "Florida",
        "Georgia", "Hawaii", "Idaho", "Illinois", "Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana", "Maine", "Maryland",
        "Massachusetts", "Michigan", "Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada",
        "New Hampshire", "New Jersey", "New Mexico", "New York", "North Carolina", "North Dakota", "Ohio", "Oklahoma",
        "Oregon", "Pennsylvania", "Rhode Island", "South Carolina", "South Dakota", "Tennessee", "Texas", "Utah", "Vermont",
        "Virginia", "Washington", "West Virginia", "Wisconsin", "Wyoming",
    ];

    /// <summary>Shares of the locations: about a million people each.</summary>
    public static readonly Weights LocationShares = new(5, 1, 7, 3, 39, 6, 4, 1, 22, 11, 1, 2, 13, 7, 3, 3, 5, 5, 1, 6, 7, 10, 6, 3, 6,
        1, 2, 3, 1, 9, 2, 20, 10, 1, 12, 4, 4, 13, 1, 5, 1, 7, 29, 3, 1, 9, 8, 2, 6, 1);

    public static readonly ImmutableArray<string> Colors =
    [
        "Beige", "Black", "Blue", "Brown", "Charcoal", "Cyan", "Gold", "Gray", "Green", "Indigo", "Lavender", "Magenta", "Maroon",
        "Olive", "Orange", "Peach", "Pink", "Purple", "Red", "Silver", "Teal", "Turquoise", "Violet", "White", "Yellow",
    ];

    public static readonly ImmutableArray<string> Sizes = ["S", "M", "L", "XL"];

    public static readonly Weights SizeShares = new(17, 45, 27, 11);

    public static readonly ImmutableArray<string> Payments = ["Bank Transfer", "Cash", "Credit Card", "Debit Card", "PayPal", "Venmo"];

    public static readonly Weights PaymentShares = new(12, 14, 24, 20, 18, 12);

    public static readonly ImmutableArray<string> Shippings =
        ["2-Day Shipping", "Express", "Free Shipping", "Next Day Air", "Standard", "Store Pickup"];

    public static readonly ImmutableArray<string> Frequencies =
        ["Weekly", "Bi-Weekly", "Fortnightly", "Monthly", "Quarterly", "Every 3 Months", "Annually"];
}
