namespace Dashboard.Web.Tests.Doors;

/// <summary>Pieces of markup that would run, load, or lead somewhere if any of them were ever shown as markup.</summary>
internal static class HostileMarkup
{
    /// <summary>Addresses that no link may have.</summary>
    public static readonly string[] Schemes =
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)", "\u0001javascript:alert(1)", "javascript://news.example/%0Aalert(1)",
        "data:text/html,<script>alert(1)</script>", "DATA:image/svg+xml;base64,PHN2Zz4=", "vbscript:msgbox(1)", "VBS\tcript:msgbox(1)", "file:///etc/passwd", "feed:javascript:alert(1)",
    ];

    /// <param name="canary">An address that must never be asked for.</param>
    public static IReadOnlyList<string> Pieces(string canary) =>
    [
        $"<script>alert(1)</script>", $"<script src=\"{canary}\"></script>", $"<SCRIPT/x src={canary}></SCRIPT>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<script>alert(1)//", "<!--><script>alert(1)</script>-->",
        "<![CDATA[<script>alert(1)</script>]]>", "<<script>alert(1);//<</script>", "</title><script>alert(1)</script>", "</textarea><script>alert(1)</script>", "</style><script>alert(1)</script>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>", "<template><script>alert(1)</script></template>", "<xmp><p title=\"</xmp><svg/onload=alert(1)>\"></xmp>",
        $"<img src=\"{canary}\">", $"<img src=x onerror=alert(1)>", $"<img srcset=\"{canary} 2x\">", $"<picture><source srcset=\"{canary}\"><img src=x></picture>", $"<image src=\"{canary}\" onerror=alert(1)>",
        $"<img src=\"{canary}\" width=1 height=1 alt=\"\">", $"<img/src=`{canary}`onerror=alert(1)>", $"<input type=image src=\"{canary}\" onfocus=alert(1) autofocus>", $"<video poster=\"{canary}\"><source onerror=alert(1)></video>",
        $"<audio src=\"{canary}\" autoplay onloadstart=alert(1)></audio>", $"<iframe src=\"{canary}\"></iframe>", "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>", $"<iframe src=\"javascript:alert(1)\"></iframe>",
        $"<object data=\"{canary}\"></object>", $"<embed src=\"{canary}\">", $"<applet code=\"{canary}\"></applet>", $"<frameset><frame src=\"{canary}\"></frameset>", $"<portal src=\"{canary}\"></portal>",
        $"<link rel=stylesheet href=\"{canary}\">", $"<link rel=prefetch href=\"{canary}\">", $"<link rel=dns-prefetch href=\"{canary}\">", $"<link rel=import href=\"{canary}\">", $"<link rel=\"shortcut icon\" href=\"{canary}\">",
        $"<meta http-equiv=refresh content=\"0;url={canary}\">", $"<base href=\"{canary}/\">", $"<style>@import '{canary}'; body{{background:url({canary})}}</style>", $"<div style=\"background:url({canary})\">x</div>",
        $"<table background=\"{canary}\"><tr><td background=\"{canary}\">x</td></tr></table>", $"<body onload=alert(1) background=\"{canary}\">", $"<bgsound src=\"{canary}\">", $"<a href=\"{canary}\" ping=\"{canary}\">x</a>",
        "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", $"<svg><image href=\"{canary}\" /><use href=\"{canary}#x\" /></svg>", "<svg><a xlink:href=\"javascript:alert(1)\"><text y=20>x</text></a></svg>",
        "<svg><animate attributeName=href values=javascript:alert(1) /></svg>", "<svg><foreignObject><iframe srcdoc=\"<script>alert(1)</script>\"></iframe></foreignObject></svg>", "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
        "<math><mi xlink:href=\"javascript:alert(1)\">x</mi><annotation-xml encoding=\"text/html\"><script>alert(1)</script></annotation-xml></math>", "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<form action=\"javascript:alert(1)\"><button formaction=\"javascript:alert(1)\">x</button><input name=attributes><input name=nodeName></form>", "<isindex action=javascript:alert(1) type=submit>", "<button onclick=alert(1)>x</button>",
        "<details open ontoggle=alert(1)><summary>x</summary></details>", "<marquee onstart=alert(1)>x</marquee>", "<x onclick=alert(1) tabindex=1 onfocus=alert(1) autofocus>x</x>", "<p onmouseover=\"alert(1)\">x</p>", "<div onpointerrawupdate=alert(1)>x</div>",
        "<a id=x name=cookie href=\"cid:alert(1)\">x</a>", "<img name=getElementById>", "<q cite=\"javascript:alert(1)\">x</q>", "<blockquote cite=\"data:text/html,x\">x</blockquote>", "<b \"onclick=alert(1)\">x</b>",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;lt;img src=x onerror=alert(1)&amp;gt;", "&#60;script&#62;alert(1)&#60;/script&#62;", "\u003cscript\u003ealert(1)\u003c/script\u003e", "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
        "<script\0>alert(1)</script>", "<\0script>alert(1)</script>", "<!--<img src=\"--><img src=x onerror=alert(1)//\">", "<a href=\"java&#x09;script:alert(1)\">x</a>", "<a href=\"javascript&colon;alert(1)\">x</a>",
        .. Schemes.Select(scheme => $"<a href=\"{scheme}\">x</a>"),
    ];
}
