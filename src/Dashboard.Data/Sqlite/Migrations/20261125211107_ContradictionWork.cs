using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dashboard.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ContradictionWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Ranking",
                table: "Stories",
                type: "TEXT",
                nullable: false,
                defaultValue: """{"kinds":{},"prominence":1,"origins":1,"newness":1}""");

            migrationBuilder.AddColumn<bool>(
                name: "SecondPerson",
                table: "Stories",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Confirmation",
                table: "Contradictions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DismissedAs",
                table: "Contradictions",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Headlines",
                table: "Contradictions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Opinions",
                table: "Contradictions",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<long>(
                name: "PublishedAt",
                table: "Contradictions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PublishedRevision",
                table: "Contradictions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ReopenedBecause",
                table: "Contradictions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ClaimChoices",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    StoryId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    A = table.Column<string>(type: "TEXT", nullable: false),
                    B = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ById = table.Column<string>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClaimChoices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Dismissals",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    StoryId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    ContradictionId = table.Column<string>(type: "TEXT", nullable: false),
                    FindingKey = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Rule = table.Column<string>(type: "TEXT", nullable: false),
                    Topic = table.Column<string>(type: "TEXT", nullable: false),
                    Values = table.Column<string>(type: "TEXT", nullable: false),
                    Sentences = table.Column<string>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    ById = table.Column<string>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Silenced = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dismissals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SecondOpinions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    StoryId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    ContradictionId = table.Column<string>(type: "TEXT", nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Quotes = table.Column<string>(type: "TEXT", nullable: false),
                    Model = table.Column<string>(type: "TEXT", nullable: false),
                    TokensIn = table.Column<int>(type: "INTEGER", nullable: false),
                    TokensOut = table.Column<int>(type: "INTEGER", nullable: false),
                    Cost = table.Column<double>(type: "REAL", nullable: false),
                    AskedById = table.Column<string>(type: "TEXT", nullable: false),
                    AskedByName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SecondOpinions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ClaimChoices_StoryId",
                table: "ClaimChoices",
                column: "StoryId");

            migrationBuilder.CreateIndex(
                name: "IX_Dismissals_ContradictionId",
                table: "Dismissals",
                column: "ContradictionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Dismissals_StoryId",
                table: "Dismissals",
                column: "StoryId");

            migrationBuilder.CreateIndex(
                name: "IX_SecondOpinions_ContradictionId",
                table: "SecondOpinions",
                column: "ContradictionId");

            migrationBuilder.CreateIndex(
                name: "IX_SecondOpinions_StoryId",
                table: "SecondOpinions",
                column: "StoryId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ClaimChoices");

            migrationBuilder.DropTable(
                name: "Dismissals");

            migrationBuilder.DropTable(
                name: "SecondOpinions");

            migrationBuilder.DropColumn(
                name: "Ranking",
                table: "Stories");

            migrationBuilder.DropColumn(
                name: "SecondPerson",
                table: "Stories");

            migrationBuilder.DropColumn(
                name: "Confirmation",
                table: "Contradictions");

            migrationBuilder.DropColumn(
                name: "DismissedAs",
                table: "Contradictions");

            migrationBuilder.DropColumn(
                name: "Headlines",
                table: "Contradictions");

            migrationBuilder.DropColumn(
                name: "Opinions",
                table: "Contradictions");

            migrationBuilder.DropColumn(
                name: "PublishedAt",
                table: "Contradictions");

            migrationBuilder.DropColumn(
                name: "PublishedRevision",
                table: "Contradictions");

            migrationBuilder.DropColumn(
                name: "ReopenedBecause",
                table: "Contradictions");
        }
    }
}
