namespace Dashboard.Analysis.Text;

/// <summary>Words that say the same thing in news English, brought to one comparable name.</summary>
internal static class Concepts
{
    /// <summary>The class (<c>#leave</c>) or the stem of a lower-case word.</summary>
    public static string Of(string lower)
    {
        var stem = Stems.Of(lower);
        return Classes.TryGetValue(stem, out var found) ? found : stem;
    }

    private static readonly Dictionary<string, string> Classes = Build("""
        tell inform notify brief contact communicate warn alert
        leave depart withdraw remove evacuate exit quit retreat pullout pull-out pull drawdown
        stay remain
        arrive land reach
        death die dead fatality kill slay murder lethal
        injure wound hurt casualty
        arrest detain apprehend nab
        begin start launch commence
        end finish stop halt cease conclude
        buy purchase acquire takeover
        attack assault raid
        rise increase grow climb jump surge soar gain
        fall drop decline decrease plunge slump tumble slide
        cut reduce slash lower shrink downsize trim
        employee staff staffer personnel worker workforce
        people person individual resident
        victim
        report article story dispatch
        boat vessel ship
        plane aircraft airplane jet
        earthquake quake temblor tremor
        soldier troop serviceman
        child kid
        home house dwelling
        company firm corporation
        contract deal pact accord
        police cop
        doctor physician
        lawyer attorney
        car vehicle automobile
        fire blaze
        gun rifle firearm weapon
        protest demonstration rally
        protester demonstrator
        film movie picture
        doctor physician
        money cash fund
        rebel insurgent militant
        refugee migrant
        destroy raze demolish wreck
        steal rob theft robbery heist
        build construct
        close shut
        show unveil reveal display
        approve endorse
        ask request
        help aid assist
        fire_dismiss sack oust
        hide conceal
        crash collide collision
        explode blast explosion
        announce declare
        need require
        big large huge
        small little
        tweet post posting
        """);

    private static Dictionary<string, string> Build(string table)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in table.Split('\n'))
        {
            var words = row.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            foreach (var word in words)
                map.TryAdd(Stems.Of(word), "#" + words[0]);
        }
        return map;
    }
}
