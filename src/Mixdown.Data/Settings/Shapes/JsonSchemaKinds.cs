using System.Text.Json;

namespace Mixdown.Data.Settings.Shapes;

/// <summary>Writes the parts of a JSON Schema: each method fills an object that is open.</summary>
sealed class JsonSchemaKinds(Utf8JsonWriter json)
{
    readonly SortedDictionary<string, SettingKind> _shared = new(StringComparer.Ordinal);

    /// <summary>Writes each shared kind that was referred to, as a property of the object that is open.</summary>
    public void Define()
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        // A definition may refer to others.
        while (_shared.FirstOrDefault(shared => !written.Contains(shared.Key)) is { Key: { } name, Value: var kind })
        {
            written.Add(name);
            Write(name, () => Fill(kind));
        }
    }

    /// <summary>A map of known keys.</summary>
    public void Fill(SettingShape shape)
    {
        if (shape.Description is { } description)
            json.WriteString("description", description);
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        Properties(shape);
        json.WriteEndObject();
        Required(shape);
        json.WriteBoolean("additionalProperties", value: false);
    }

    void Properties(SettingShape shape)
    {
        foreach (var key in shape.Keys)
            Write(key.Name, () => Describe(key));
    }

    void Describe(SettingKey key)
    {
        json.WriteString("description", key.Description);
        // A JSON value where the YAML is one, for example false and 200, so that an editor inserts it as it has to stand.
        if (key.Default is { } value)
            WriteDefault(key.Kind, value);
        Fill(key.Kind);
    }

    void Required(SettingShape shape)
    {
        var required = shape.Keys.Where(key => key.IsRequired).ToList();
        if (required.Count > 0)
            Words("required", required.Select(key => key.Name));
    }

    void WriteDefault(SettingKind kind, string value)
    {
        json.WritePropertyName("default");
        if (kind is SettingKind.Truth or SettingKind.Whole or SettingKind.Texts or SettingKind.ListOf)
            json.WriteRawValue(value);
        else
            json.WriteStringValue(value);
    }

    void Fill(SettingKind kind)
    {
        switch (kind)
        {
            case SettingKind.ListOf list: FillList(list); break;
            case SettingKind.Map map: Fill(map.Shape); break;
            case SettingKind.MapOf map: FillMap(map); break;
            case SettingKind.AnyOf any: AnyOf([.. any.Kinds.Select<SettingKind, Action>(one => () => Fill(one))]); break;
            case SettingKind.ByWord words: Fill(words); break;
            case SettingKind.ByKey keys: Fill(keys); break;
            case SettingKind.Shared shared: Fill(shared); break;
            case SettingKind.Texts: Fill(new SettingKind.AnyOf(new SettingKind.Text(), new SettingKind.ListOf(new SettingKind.Text()))); break;
            default: FillScalar(kind); break;
        }
    }

    void FillScalar(SettingKind kind)
    {
        switch (kind)
        {
            case SettingKind.Text: Words("type", ["string", "number", "boolean"]); break;
            case SettingKind.Truth: OrJinja(() => json.WriteString("type", "boolean")); break;
            case SettingKind.Whole whole: OrJinja(() => Fill(whole)); break;
            case SettingKind.Time: Refer("time"); break;
            case SettingKind.Size: AnyOf([() => Refer("size"), () => json.WriteString("type", "integer")]); break;
            case SettingKind.Share { OrCount: true }: AnyOf([() => Refer("share"), () => json.WriteString("type", "integer")]); break;
            case SettingKind.Share: Refer("share"); break;
            case SettingKind.Choice choice: OrJinja(() => Words("enum", choice.Words)); break;
            case SettingKind.Nothing: json.WriteString("type", "null"); break;
        }
    }

    void Fill(SettingKind.Shared shared)
    {
        _shared.TryAdd(shared.Name, shared.Kind);
        Refer(shared.Name);
    }

    void Fill(SettingKind.Whole whole)
    {
        json.WriteString("type", "integer");
        if (whole.Min > long.MinValue)
            json.WriteNumber("minimum", whole.Min);
        if (whole.Max < long.MaxValue)
            json.WriteNumber("maximum", whole.Max);
    }

    void FillList(SettingKind.ListOf list)
    {
        json.WriteString("type", "array");
        Write("items", () => Fill(list.Item));
    }

    void FillMap(SettingKind.MapOf map)
    {
        json.WriteString("type", "object");
        Write("additionalProperties", () => Fill(map.Value));
    }

    /// <summary>The keys of each word under <c>if</c> and <c>then</c>: editors then offer those of the word that is written.</summary>
    void Fill(SettingKind.ByWord words)
    {
        json.WriteString("type", "object");
        Words("required", [words.Key]);
        Write("properties", () => Write(words.Key, () => Words("enum", words.Shapes.Keys)));
        json.WriteStartArray("allOf");
        foreach (var (word, shape) in words.Shapes)
        {
            json.WriteStartObject();
            Write("if", () => Write("properties", () => Write(words.Key, () => json.WriteString("const", word))));
            Write("then", () => Fill(WithKey(words.Key, word, shape)));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>As for words: the keys that choose are offered first, with what each of them means.</summary>
    void Fill(SettingKind.ByKey keys)
    {
        json.WriteString("type", "object");
        Write("properties", () =>
        {
            foreach (var (key, shape) in keys.Shapes)
                Write(key, () => Describe(shape.Keys[0]));
        });
        AnyOf([.. keys.Shapes.Keys.Select<string, Action>(key => () => Words("required", [key]))]);
        json.WriteStartArray("allOf");
        foreach (var (key, shape) in keys.Shapes)
        {
            json.WriteStartObject();
            Write("if", () => Words("required", [key]));
            Write("then", () => Fill(shape));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static SettingShape WithKey(string key, string word, SettingShape shape) =>
        shape with { Keys = [new SettingKey(key, new SettingKind.Choice(word), shape.Description ?? word), .. shape.Keys] };

    void OrJinja(Action fill) => AnyOf([fill, () => Refer("jinja")]);

    void AnyOf(IReadOnlyList<Action> kinds)
    {
        json.WriteStartArray("anyOf");
        foreach (var fill in kinds)
        {
            json.WriteStartObject();
            fill();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    void Refer(string definition) => json.WriteString("$ref", "#/$defs/" + definition);

    void Write(string name, Action fill)
    {
        json.WriteStartObject(name);
        fill();
        json.WriteEndObject();
    }

    void Words(string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words)
            json.WriteStringValue(word);
        json.WriteEndArray();
    }
}
