using Dashboard.Data;
using Dashboard.Domain;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Dashboard.Realtime;
using Dashboard.Web.Features.SignIn;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components;

/// <summary>
/// A page of one story. Follows the story's shared board: every change anywhere draws the page again, at most once a frame.
/// </summary>
public abstract class StoryPage : ComponentBase, IDisposable
{
    private IDisposable? _following;
    private string? _opened;
    private bool _closed;

    [Parameter] public string Slug { get; set; } = "";

    [Inject] protected CurrentActor Current { get; set; } = default!;
    [Inject] protected StoryLookup Lookup { get; set; } = default!;
    [Inject] protected StoryFeed Feed { get; set; } = default!;
    [Inject] protected NavigationManager Navigation { get; set; } = default!;
    [Inject] private Toasts Toasts { get; set; } = default!;
    [Inject] protected Acts Acts { get; set; } = default!;

    /// <summary>Who looks; for showing and hiding only, commands ask anew.</summary>
    protected Actor Viewer { get; private set; } = default!;

    /// <summary>The story's board now; null until it is there.</summary>
    protected BoardState? Board { get; private set; }

    /// <summary>There is no such story, or not for this person.</summary>
    protected bool Missing { get; private set; }

    protected Story Story => Board!.Story;

    protected bool May(Permission permission) => Viewer.May(permission, Board?.Story.Id);

    protected sealed override async Task OnParametersSetAsync()
    {
        if (_opened != Slug)
            await OpenAsync();
        if (!Missing && Board is not null)
            await OnOpenedAsync();
    }

    /// <summary>The board is there, or a parameter of the page has changed.</summary>
    protected virtual Task OnOpenedAsync() => Task.CompletedTask;

    /// <summary>A newer board is there; the page is drawn after this.</summary>
    protected virtual Task OnBoardAsync() => Task.CompletedTask;

    /// <summary>Shows a newer board in parts of the page only. True when the page as a whole need not be drawn again.</summary>
    protected virtual bool ShowParts(BoardState before) => false;

    private async Task OpenAsync()
    {
        _opened = Slug;
        _following?.Dispose();
        _following = null;
        (Board, Missing) = (null, false);
        Viewer = await Current.RequireAsync();
        if (await Lookup.FindAsync(Slug) is not { } story || !Viewer.May(Permission.Read, story.Id))
        {
            Missing = true;
            return;
        }
        if (story.Slug != Slug && story.Id != Slug)
        {
            LeadTo(story.Slug);
            return;
        }
        try
        {
            Board = await Feed.GetAsync(story.Id);
            // A page that is only drawn on its way to the browser follows nothing.
            if (RendererInfo.IsInteractive && !_closed)
                _following = await Feed.SubscribeAsync(story.Id, TakeAsync);
        }
        catch (NotFoundException)
        {
            Missing = true;
        }
    }

    // The story was merged into another: the same page of that one, in place of this.
    private void LeadTo(string slug)
    {
        var (here, there) = ($"/stories/{Uri.EscapeDataString(Slug)}", $"/stories/{slug}");
        var path = "/" + Navigation.ToBaseRelativePath(Navigation.Uri);
        Navigation.NavigateTo(path.StartsWith(here, StringComparison.Ordinal) ? there + path[here.Length..] : there, replace: true);
    }

    private Task TakeAsync(BoardState board) => InvokeAsync(async () =>
    {
        if (_closed || Board is null || board.Sequence <= Board.Sequence)
            return;
        if (board.Story.MergedIntoId is not null)
        {
            if (await Lookup.FindAsync(board.Story.Id) is { } other)
            {
                Toasts.Say($"“{board.Story.Title}” was merged into “{other.Title}”");
                LeadTo(other.Slug);
            }
            return;
        }
        var before = Board;
        Board = board;
        await OnBoardAsync();
        if (!ShowParts(before))
            StateHasChanged();
    });

    public void Dispose()
    {
        _closed = true;
        _following?.Dispose();
        Closing();
        GC.SuppressFinalize(this);
    }

    /// <summary>The page goes away.</summary>
    protected virtual void Closing()
    {
    }
}
