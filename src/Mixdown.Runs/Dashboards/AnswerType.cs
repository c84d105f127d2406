namespace Mixdown.Runs.Dashboards;

/// <summary>What the values of a column are, as a page sees them.</summary>
public enum AnswerType
{
    /// <summary>Text, and whatever else has no order that a chart could use.</summary>
    Text,

    /// <summary>Numbers; those that a double does not hold are texts of digits.</summary>
    Number,

    /// <summary>true and false.</summary>
    Boolean,

    /// <summary>Days: <c>2025-12-22</c>.</summary>
    Date,

    /// <summary>Moments without a zone: <c>2025-12-22T06:00:00</c>.</summary>
    LocalTime,

    /// <summary>Instants: <c>2025-12-22T06:00:00Z</c>.</summary>
    Instant,
}
