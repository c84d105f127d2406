namespace Mixdown.Simulation.Events.Profiles;

/// <summary>The profiles of all listeners by number. It grows between turns; meanwhile any thread may read.</summary>
sealed class ProfileList(EventOptions options)
{
    Profile[] _profiles = new Profile[Math.Max(16, options.Config.Users)];
    int _count;

    /// <summary>A listener's profile.</summary>
    public ref readonly Profile this[int user] => ref _profiles[user];

    /// <summary>Adds those who are there when the run begins.</summary>
    public void AddResidents()
    {
        for (; _count < options.Config.Users; _count++)
            _profiles[_count] = Profile.Resident(options, _count);
    }

    /// <summary>Adds the listener who comes next.</summary>
    public void AddNewcomer(long arrival)
    {
        if (_count == _profiles.Length)
            Array.Resize(ref _profiles, 2 * _count);
        _profiles[_count] = Profile.Newcomer(options, _count, arrival);
        _count++;
    }
}
