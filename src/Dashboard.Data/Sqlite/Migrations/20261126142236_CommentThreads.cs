using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CommentThreads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Comments_Group",
                table: "Comments");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ArticleId_ParentId_Position",
                table: "Comments",
                columns: new[] { "ArticleId", "ParentId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ArticleId_Position",
                table: "Comments",
                columns: new[] { "ArticleId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Group_ArticleId_Position",
                table: "Comments",
                columns: new[] { "Group", "ArticleId", "Position" },
                filter: "\"Group\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Group_StoryId_PlacedAt",
                table: "Comments",
                columns: new[] { "Group", "StoryId", "PlacedAt" },
                filter: "\"Group\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Comments_ArticleId_ParentId_Position",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_ArticleId_Position",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_Group_ArticleId_Position",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_Group_StoryId_PlacedAt",
                table: "Comments");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Group",
                table: "Comments",
                column: "Group");
        }
    }
}
