namespace Mixdown.Simulation.Store.People;

/// <summary>Who reports to whom. Ids: the managing director is 1, then the sales leads with ten agents each, the agents, the
/// head of systems, the engineers.</summary>
sealed class Staff(StoreSizes sizes)
{
    const int AgentsPerLead = 10;
    readonly int _leads = (sizes.Agents + AgentsPerLead - 1) / AgentsPerLead;

    /// <summary>All employees.</summary>
    public int Count => HeadOfSystems + sizes.Technicians;

    int HeadOfSystems => 1 + _leads + sizes.Agents + 1;

    /// <summary>Id of the agent of this number, from 0.</summary>
    public int AgentId(int agent) => 1 + _leads + 1 + agent;

    /// <summary>Id of the superior; null for the managing director.</summary>
    public int? ReportsTo(int id)
    {
        if (id == 1)
            return null;
        if (id <= 1 + _leads || id == HeadOfSystems)
            return 1;
        return id < HeadOfSystems ? 2 + ((id - AgentId(0)) / AgentsPerLead) : HeadOfSystems;
    }

    public ReadOnlySpan<byte> TitleOf(int id)
    {
        if (id == 1)
            return "Managing Director"u8;
        if (id <= 1 + _leads)
            return "Sales Lead"u8;
        if (id < HeadOfSystems)
            return "Support Agent"u8;
        return id == HeadOfSystems ? "Head of Systems"u8 : "Systems Engineer"u8;
    }
}
