using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Files;

namespace Mixdown.Project.Compile.Facts;

/// <summary>What <c>target</c> is in a template.</summary>
static class TargetFacts
{
    public static JinjaDict Of(ProfileTarget target)
    {
        var facts = new JinjaDict
        {
            ["name"] = target.Name,
            ["target_name"] = target.Name,
            ["profile_name"] = target.Profile,
            ["type"] = target.Type,
            ["schema"] = target.Schema,
            ["database"] = target.Database,
            ["dbname"] = target.Database,
            ["threads"] = (long)target.Threads,
        };
        foreach (var (key, value) in PlainValue.Map(target.Settings))
        {
            if (!facts.Has(key) && !ProjectSecrets.IsSecret(key))
                facts[key] = JinjaValue.From(value);
        }
        return facts;
    }
}
