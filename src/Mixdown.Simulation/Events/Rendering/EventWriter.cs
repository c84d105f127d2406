using Mixdown.Data.Records;
using Mixdown.Simulation.Events.Behaviour;
using Mixdown.Simulation.Events.Chaos;
using Mixdown.Simulation.Events.Profiles;

namespace Mixdown.Simulation.Events.Rendering;

/// <summary>Writes events as records of their topics. For one thread at a time; there is one for each. Hot: measured in
/// bench/Mixdown.Bench/Benches/EventsBench.cs.</summary>
/// <param name="texts">What events share.</param>
/// <param name="profiles">Who listeners are.</param>
/// <param name="routes">Which topics events go to.</param>
/// <param name="plan">What is wrong with events.</param>
/// <param name="firstUser">As in <see cref="Config.EventConfig.FirstUser"/>.</param>
sealed class EventWriter(EventTexts texts, ProfileList profiles, TopicRoutes routes, ChaosPlan plan, long firstUser)
{
    readonly TextBuffer _record = new(texts.LongestRecord);
    readonly TextBuffer _common = new(texts.LongestRecord);
    readonly TextBuffer _key = new(20);

    /// <summary>Writes an event to its topics.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="number">Its place among all events, from 0; the records' offset.</param>
    /// <param name="into">The records of each topic.</param>
    public void Write(in PageEvent happened, long number, TopicBatches into)
    {
        Common(in happened, number);
        var ts = happened.Time + plan.JumpOf(number);
        for (var topic = 0; topic < EventTopics.All.Length; topic++)
        {
            if (routes.Leads(in happened, topic))
                Record(into[topic], in happened, topic, number, ts);
        }
    }

    /// <summary>What an event's records have in common: key, device, listener, song.</summary>
    void Common(in PageEvent happened, long number)
    {
        ref readonly var profile = ref profiles[happened.User];
        _common.Length = 0;
        _common.Append(texts.Heads[profile.Place]);
        _common.Append(texts.AgentTexts[profile.Agent]);
        _common.Append(texts.Tails[profile.Place]);
        _key.Length = 0;
        if (texts.IsShown(happened.State))
            Who(in profile, firstUser + happened.User + 1);
        else
            _key.Append(happened.Session);
        if (happened.Song >= 0)
            _common.Append(plan.IsGarbled(number) ? texts.GarbledSong(happened.Song) : texts.Song(happened.Song));
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

    void Record(RecordBatch into, in PageEvent happened, int topic, long number, long ts)
    {
        _record.Length = 0;
        _record.Append("{\"ts\":"u8);
        _record.Append(ts);
        _record.Append(",\"sessionId\":"u8);
        _record.Append(happened.Session);
        _record.Append(texts.State(topic, happened.State));
        _record.Append(happened.Item);
        _record.Append(_common.Written);
        if (topic == TopicRoutes.Auth)
            _record.Append(texts.IsLoggedIn(happened.State) ? ",\"success\":true"u8 : ",\"success\":false"u8);
        _record.Append("}"u8);
        into.Add(number, happened.Time, _key.Written, _record.Written);
    }
}
