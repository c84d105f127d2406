using Mixdown.Data.Records;
using Mixdown.Simulation.Events.Behaviour;
using Mixdown.Simulation.Events.Profiles;

namespace Mixdown.Simulation.Events.Rendering;

/// <summary>Writes events as records of their topics. For one thread at a time; there is one for each. Hot: measured in
/// bench/Mixdown.Bench/Benches/EventsBench.cs.</summary>
/// <param name="texts">What events share.</param>
/// <param name="chain">The states.</param>
/// <param name="profiles">Who listeners are.</param>
/// <param name="options">For the topics and the first user.</param>
sealed class EventWriter(EventTexts texts, Chain chain, ProfileList profiles, EventOptions options)
{
    readonly TextBuffer _record = new(texts.LongestRecord);
    readonly TextBuffer _common = new(texts.LongestRecord);
    readonly TextBuffer _key = new(20);
    readonly bool _listens = options.Topics.Contains(EventTopics.Listen);
    readonly bool _auths = options.Topics.Contains(EventTopics.Auth);
    readonly bool _pageViews = options.Topics.Contains(EventTopics.PageView);
    readonly bool _changes = options.Topics.Contains(EventTopics.StatusChange);

    /// <summary>Writes an event to its topics.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="number">Its place among all events, from 0.</param>
    /// <param name="into">The records of each topic.</param>
    public void Write(in PageEvent happened, long number, TopicBatches into)
    {
        var role = chain.Role(happened.State);
        Common(in happened, role);
        if (_listens && happened.Song >= 0)
            Record(into.Listen, in happened, number, texts.Listens);
        if (_auths && happened.AnswersLogin)
            Auth(into.Auth, in happened, number);
        if (_pageViews)
            Record(into.PageView, in happened, number, texts.PageViews);
        if (_changes && (role & StateRole.LevelChange) != 0)
            Record(into.StatusChange, in happened, number, texts.Listens);
    }

    /// <summary>What an event's records have in common: key, device, listener, song.</summary>
    void Common(in PageEvent happened, StateRole role)
    {
        ref readonly var profile = ref profiles[happened.User];
        _common.Length = 0;
        _common.Append(texts.Heads[profile.Place]);
        _common.Append(texts.AgentTexts[profile.Agent]);
        _common.Append(texts.Tails[profile.Place]);
        _key.Length = 0;
        if ((role & StateRole.Shown) != 0)
            Who(in profile, options.Config.FirstUser + happened.User + 1);
        else
            _key.Append(happened.Session);
        if (happened.Song >= 0)
            _common.Append(texts.SongText(happened.Song));
    }

    void Who(in Profile profile, long userId)
    {
        _key.Append(userId);
        _common.Append(",\"userId\":"u8);
        _common.Append(_key.Written);
        _common.Append(texts.LastNames[profile.LastName]);
        _common.Append(texts.FirstNames[profile.FirstName]);
        _common.Append(",\"registration\":"u8);
        _common.Append(profile.Registration);
        _common.Append(texts.Tag);
        if (profile.Customer == 0)
            return;
        _common.Append(",\"customerId\":"u8);
        _common.Append(profile.Customer);
    }

    void Record(RecordBatch into, in PageEvent happened, long number, byte[][] states)
    {
        Begin(in happened, states);
        _record.Append("}"u8);
        into.Add(number, happened.Time, _key.Written, _record.Written);
    }

    void Auth(RecordBatch into, in PageEvent happened, long number)
    {
        Begin(in happened, texts.Levels);
        _record.Append(chain.States[happened.State].Auth == "Logged In" ? ",\"success\":true}"u8 : ",\"success\":false}"u8);
        into.Add(number, happened.Time, _key.Written, _record.Written);
    }

    void Begin(in PageEvent happened, byte[][] states)
    {
        _record.Length = 0;
        _record.Append("{\"ts\":"u8);
        _record.Append(happened.Time);
        _record.Append(",\"sessionId\":"u8);
        _record.Append(happened.Session);
        _record.Append(states[happened.State]);
        _record.Append(happened.Item);
        _record.Append(_common.Written);
    }
}
