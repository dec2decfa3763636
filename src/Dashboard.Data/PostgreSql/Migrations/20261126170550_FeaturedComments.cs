using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class FeaturedComments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Comments_StoryId_PlacedAt_Id",
                table: "Comments",
                columns: new[] { "StoryId", "PlacedAt", "Id" },
                filter: "\"Featured\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Comments_StoryId_PlacedAt_Id",
                table: "Comments");
        }
    }
}
