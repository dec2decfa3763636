using System.Text.RegularExpressions;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.Pages;

/// <summary>Lines inside an article's area that are clutter by what they say. Only short lines are judged; prose is left alone.</summary>
internal static partial class ClutterWords
{
    /// <summary>Whole lines, letters and digits only.</summary>
    private static readonly Dictionary<string, BlockKind> Labels = new(StringComparer.Ordinal);

    static ClutterWords()
    {
        Add(BlockKind.ShareBar, "share|sharethis|shareit|sharethisarticle|sharethisstory|sharethispost|sharewithfriends|print|printthisarticle|email|emailthis|tweet|pin|pinit|follow|followus|facebook|twitter|whatsapp|" +
            "save|copylink|like|likethis|linkedin|reddit|telegram|facebooktwitter|comments|comment|nocomments|leaveacomment|viewcomments|0comments|showcomments|close|back|backtotop|top|next|previous|prev|nextprev|loading");
        Add(BlockKind.RelatedLink, "related|relatedarticles|relatedarticle|relatedstories|relatedlinks|relatedposts|relatednews|relatedcontent|relatedtopics|readmore|readalso|alsoread|seealso|more|morestories|morenews|" +
            "morefromus|topstories|latestnews|latest|trending|trendingnow|mostread|mostpopular|popular|recommended|recommendedforyou|youmightalsolike|youmayalsolike|youmayalsobeinterestedin|dontmiss|" +
            "upnext|readnext|editorspicks|whattoreadnext|continuereading|keepreading|storytimeline|inthisarticle|tags|topics|categories|watch|watchnow|video|videos|gallery|photos|slideshow|insight|justin");
        Add(BlockKind.Insert, "advertisement|advert|adverts|advertising|ad|ads|sponsored|sponsoredcontent|promoted|paidcontent|partnernews|storycontinuesbelow|articlecontinuesbelow|storycontinuesbelowadvertisement|" +
            "articlecontinuesafteradvertisement|scrolltocontinue|thisslideshowrequiresjavascript|pleaseenablejavascript|publicidade|publicidad|anzeige|werbung|publicité|annonce");
    }

    private static void Add(BlockKind kind, string keys)
    {
        foreach (var key in keys.Split('|')) Labels[key] = kind;
    }

    /// <summary>The kind and the reason when the line is clutter, otherwise null.</summary>
    public static (BlockKind Kind, string Reason)? Judge(PageLine line)
    {
        var text = line.Text;
        if (text.Length > 320) return null;
        if (text.Length < 45 && Labels.TryGetValue(PageText.Key(text, 60), out var label)) return (label, "A label of the page, not a sentence of the article.");
        if (text.Length < 260 && Pointer().IsMatch(text) && (line.LinkChars > 0 || text.Length < 60)) return (BlockKind.RelatedLink, "Points to another article.");
        if (ContinueNotice().IsMatch(text)) return (BlockKind.Insert, "A notice of the page about an advertisement.");
        if (text.Length < 160 && Appeal().IsMatch(text)) return (BlockKind.Appeal, "Asks the reader to subscribe, to donate or to sign up.");
        if (Shortcode().IsMatch(text)) return (BlockKind.Insert, "A command to the system that made the page, left in the text.");
        if (Follow().Count(text) is var invitations && invitations > (text.Length < 200 ? 0 : 1)) return (BlockKind.ShareBar, "Invites to follow or to share.");
        return null;
    }

    [GeneratedRegex(@"^\W*((read|see|view|watch|learn|find) (more|also|next|full|all)\b|read:|also (read|see)\b|related( (articles?|stor(y|ies)|links?|coverage|content|news))?\s*[:|–-]|more( (on|from|about))? .{0,40}:|more:|watch( now)?\s*:|listen\s*:|recommended\s*:|don.t miss\b|you (may|might) also (like|be interested)|explore( further)?:|click here (to|for)|in pictures:|further reading)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Pointer();

    [GeneratedRegex(@"^\W*((story|article|text) continues? (below|after)|(continue|scroll down|scroll) (reading|to continue|below)|advertisement\b.{0,30}$|this (story|article) (contains|includes) affiliate links|this (slideshow|content|video|page) requires javascript)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ContinueNotice();

    [GeneratedRegex(@"\b(subscribe (to|now|here|today)|sign up (for|to|here|now|today)|(our|the|daily|weekly|free|email) newsletters?\b|become a (member|subscriber|patron)|(make|give) a (donation|contribution)|donate (to|now|here|today)|support (our|independent) (work|journalism|reporting)|(get|download) (the|our) .{0,30}\bapp\b|(create|have) an account|log ?in to (read|comment|continue)|delivered (straight )?(to|through) your (inbox|letterbox))", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Appeal();

    [GeneratedRegex(@"^\[[A-Za-z][\w-]*(\s[^\]]*)?\].*\[/[A-Za-z][\w-]*\]$|^\[[A-Za-z][\w-]*(\s+[\w-]+\s*=[^\]]*)\]$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Shortcode();

    [GeneratedRegex(@"\b((follow|like|join|find) (us|me|him|her|them|@\w+|[\w ]{2,40}?) on (facebook|twitter|instagram|telegram|linkedin|youtube|whatsapp|google|social)|share (this|it) (with|on|via)|click to (share|email|print)|(opens|open) in new window)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Follow();
}
