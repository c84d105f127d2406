namespace Mixdown.Streams.Settings;

/// <summary>What happens when the log no longer has what is to be read next.</summary>
public enum GapAction
{
    /// <summary>The stream stops and says from where to where records are lost.</summary>
    Fail,

    /// <summary>The gap is written down in <c>_mixdown.gaps</c>, in the commit that goes past it, and reading goes on.</summary>
    Record,
}
