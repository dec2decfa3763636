using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components;

/// <summary>The drawings that <see cref="Icon"/> knows, as SVG paths in a box of 24 by 24.</summary>
public static class Icons
{
    public const string Board = "board", Article = "article", Conflict = "conflict", Comment = "comment", Note = "note", Feed = "feed",
        Clock = "clock", Search = "search", Settings = "settings", Plus = "plus", Check = "check", Cross = "cross", Copy = "copy",
        Phone = "phone", Person = "person", People = "people", Key = "key", More = "more", Back = "back", Forward = "forward", Up = "up", Star = "star",
        Down = "down", Undo = "undo", Retry = "retry", File = "file", Link = "link", Theme = "theme", Fold = "fold", Edit = "edit",
        Bin = "bin", Bell = "bell", Info = "info", Warn = "warn", Calendar = "calendar", Number = "number", Quote = "quote", Keyboard = "keyboard",
        Dense = "dense", Leave = "leave", Lane = "lane", Reply = "reply", Lock = "lock", Expand = "expand", Scales = "scales", Empty = "empty",
        Denial = "denial", ThinDenial = "thin-denial", AlteredQuote = "altered-quote", Circle = "circle", Label = "label", Certainty = "certainty", Scope = "scope",
        Office = "office", Cause = "cause", Opposite = "opposite", Place = "place", Name = "name", Joined = "joined", Split = "split", Picture = "picture", Table = "table";

    private static readonly Dictionary<string, string> s_paths = new()
    {
        [Board] = "M4 4h7v7H4zM13 4h7v4h-7zM13 11h7v9h-7zM4 14h7v6H4z",
        [Article] = "M6 3h9l4 4v14H6zM14 3v5h5M9 13h7M9 17h5",
        [Conflict] = "M13 2 4 14h7l-1 8 9-12h-7z",
        [Comment] = "M4 5h16v11H9l-5 4z",
        [Note] = "M5 4h14v10l-5 6H5zM14 20v-6h5",
        [Feed] = "M5 11a8 8 0 0 1 8 8M5 5a14 14 0 0 1 14 14M6.2 18a1 1 0 1 1-2 0 1 1 0 0 1 2 0z",
        [Clock] = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7v5l3.5 2",
        [Search] = "M11 4.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM16 16l4.5 4.5",
        [Settings] = "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM9 14.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
        [Plus] = "M12 5v14M5 12h14",
        [Check] = "m5 12 5 5 9-11",
        [Cross] = "M6 6l12 12M18 6 6 18",
        [Copy] = "M8 8h12v12H8zM4 16V4h12",
        [Phone] = "M6 3h4l2 5-2.5 2a11 11 0 0 0 4.5 4.5L16 12l5 2v4c0 1.5-1 3-3 3C10 21 3 14 3 6c0-2 1.5-3 3-3z",
        [Person] = "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5",
        [People] = "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 19c.8-3.3 3.3-4.5 6.5-4.5s5.7 1.2 6.5 4.5M16 5.3a3.5 3.5 0 0 1 0 6.4M18 14.800c2 .6 3.2 1.9 3.7 4.2",
        [Key] = "M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM11 12l9-9M16 7l3 3",
        [More] = "M5 12h.01M12 12h.01M19 12h.01",
        [Back] = "m14 6-6 6 6 6",
        [Forward] = "m10 6 6 6-6 6",
        [Up] = "m6 14 6-6 6 6",
        [Star] = "m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1.1 5.9-5.3-2.9-5.3 2.9 1.1-5.9-4.3-4.1 5.9-.8z",
        [Down] = "m6 10 6 6 6-6",
        [Undo] = "M8 5 4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3",
        [Retry] = "M20 5v5h-5M4 19v-5h5M5 9a7.5 7.5 0 0 1 13-3l2 4M19 15a7.5 7.5 0 0 1-13 3l-2-4",
        [File] = "M12 16V4M7 9l5-5 5 5M4 20h16",
        [Link] = "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
        [Theme] = "M12 3.500a8.5 8.5 0 1 0 0 17zM12 3.500v17M12 3.500a8.5 8.5 0 0 1 0 17",
        [Fold] = "M4 12h16M8 4l4 4 4-4M8 20l4-4 4 4",
        [Edit] = "m4 20 1-5L16 4l4 4L9 19zM14 6l4 4",
        [Bin] = "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
        [Bell] = "M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4",
        [Info] = "M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5M12 8h.01",
        [Warn] = "M12 4 2.5 20h19zM12 10v4M12 17h.01",
        [Calendar] = "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
        [Number] = "M9 4 7 20M17 4l-2 16M4 9h16M4 15h16",
        [Quote] = "M5 17c3-1 4-3 4-7H5V6h5v4M14 17c3-1 4-3 4-7h-4V6h5v4",
        [Keyboard] = "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M17 14h.01M7 14h7",
        [Dense] = "M4 5h16M4 9.700h16M4 14.300h16M4 19h16",
        [Leave] = "M14 4H5v16h9M10 12h11M17 8l4 4-4 4",
        [Lane] = "M5 4h5v16H5zM14 4h5v16h-5z",
        [Reply] = "M9 6 4 11l5 5M4 11h9c4 0 7 2 7 7",
        [Lock] = "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
        [Expand] = "M14 4h6v6M20 4l-8 8M10 5H5v14h14v-5",
        [Scales] = "M12 4v16M7 20h10M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z",
        [Denial] = "M4 5h16v11H9l-5 4zM9.500 8l5 5M14.500 8l-5 5",
        [ThinDenial] = "M4 5h16v11H9l-5 4zM8.500 10.500h7",
        [AlteredQuote] = "M4 15c2.500-.9 3.400-2.600 3.400-6H4V5.500h4V9M11 15c2.500-.9 3.400-2.600 3.400-6H11V5.500h4V9M14 20l6-6M20 14v4M20 14h-4",
        [Circle] = "M19.500 9a8 8 0 0 0-14.300-1.500M4.500 15a8 8 0 0 0 14.300 1.500M5 3.500v4h4M19 20.500v-4h-4",
        [Label] = "M4 4h8l8 8-8 8-8-8zM8.500 8.500h.01",
        [Certainty] = "M12 20h.01M8.500 8.500a3.500 3.500 0 1 1 5.500 2.900c-1.300.9-2 1.700-2 3.600",
        [Scope] = "M9 6a6 6 0 1 0 0 12A6 6 0 0 0 9 6zM15 6a6 6 0 1 0 0 12 6 6 0 0 0 0-12z",
        [Office] = "M4 20h16M6 20V10M18 20V10M12 20V10M3 10l9-6 9 6z",
        [Cause] = "M5 5v6a4 4 0 0 0 4 4h10M15 11l4 4-4 4M5 5h.01",
        [Opposite] = "M8 4v16M4 8l4-4 4 4M16 20V4M12 16l4 4 4-4",
        [Place] = "M12 21c-4-4.500-6.500-7.600-6.500-11a6.500 6.500 0 0 1 13 0c0 3.400-2.500 6.500-6.500 11zM12 7.800a2.200 2.200 0 1 0 0 4.400 2.200 2.200 0 0 0 0-4.400z",
        [Name] = "M3 5h18v14H3zM8.500 9a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM5.500 16.500c.5-1.600 1.600-2.200 3-2.200s2.500.6 3 2.200M14.500 10H18M14.500 14H18",
        [Joined] = "M6 4v4a4 4 0 0 0 4 4h4a4 4 0 0 1 4 4v4M18 4v4a4 4 0 0 1-4 4M6 20v-4a4 4 0 0 1 4-4",
        [Split] = "M12 20v-6M12 14 6 8V4M12 14l6-6V4M4 6l2-2 2 2M16 6l2-2 2 2",
        [Picture] = "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 9h.01",
        [Table] = "M4 5h16v14H4zM4 10h16M10 10v9",
        [Empty] = "M4 13 7 5h10l3 8v6H4zM4 13h5l1 2h4l1-2h5",
    };

    private static readonly Dictionary<string, MarkupString> s_drawings = s_paths.ToDictionary(
        pair => pair.Key,
        pair => new MarkupString($"<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\"><path d=\"{pair.Value}\" /></svg>"));

    public static string PathOf(string name) => s_paths[name];

    /// <summary>The drawing without a component around it: cards are drawn by the thousand, and a component costs kilobytes.</summary>
    public static MarkupString Drawing(string name) => s_drawings[name];
}
