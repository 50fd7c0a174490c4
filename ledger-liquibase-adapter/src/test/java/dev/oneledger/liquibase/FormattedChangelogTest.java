package dev.oneledger.liquibase;

import static dev.oneledger.liquibase.LiquibaseFiles.HEADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.oneledger.LedgerException;
import dev.oneledger.liquibase.Conditions.Mark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import liquibase.ChecksumVersion;
import liquibase.Scope;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.exception.ChangeLogParseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read here is what the real Liquibase reads, changeset by changeset, with both sums. */
class FormattedChangelogTest {
  private static final String FILE = "db/144_x.sql";

  @TempDir private Path folder;

  /** What makes a changeset the same for Liquibase. */
  private record Read(String path, String id, String author, String nine, String eight) {}

  private List<Read> byLiquibase(String text) throws Exception {
    new LiquibaseFiles(folder).file(FILE, text);
    List<ChangeSet> nine = parse();
    List<ChangeSet> eight = parse();
    List<Read> read = new ArrayList<>();
    for (int i = 0; i < nine.size(); i++) {
      ChangeSet changeset = nine.get(i);
      read.add(
          new Read(
              changeset.getFilePath(),
              changeset.getId(),
              changeset.getAuthor(),
              changeset.generateCheckSum(ChecksumVersion.V9).toString(),
              eight.get(i).generateCheckSum(ChecksumVersion.V8).toString()));
    }
    return read;
  }

  private List<ChangeSet> parse() throws Exception {
    ResourceAccessor files = new DirectoryResourceAccessor(folder);
    return Scope.child(
        Map.of(Scope.Attr.resourceAccessor.name(), files),
        () ->
            ChangeLogParserFactory.getInstance()
                .getParser(FILE, files)
                .parse(FILE, new ChangeLogParameters(), files)
                .getChangeSets());
  }

  private static List<Read> here(String text) {
    return FormattedChangelog.read(text, FILE, FILE).stream()
        .map(
            changeset ->
                new Read(
                    changeset.key().path(),
                    changeset.key().id(),
                    changeset.key().author(),
                    String.valueOf(changeset.sum(SumVersion.V9)),
                    String.valueOf(changeset.sum(SumVersion.V8))))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--changeset me:1\ncreate table lba (\n   id int,  name varchar(10) -- x\n);\n",
        "--changeset me:1 splitStatements:false endDelimiter:/\nselect 1\n/\nselect 2;",
        "-- changeset \"joe x\":\"id y\" context:\"a or b\" labels:l1,l2\nselect 2\n",
        "--changeset me:1\r\ncreate table a(\r\n id int);\r\n-- t\u00e9st \u00e4\r\n--rollback drop table a;\r\n"
            + "--changeset me:2\r\n--comment: why\r\n--preconditions onFail:MARK_RAN\r\n"
            + "--precondition-sql-check expectedResult:0 select count(*) from x\r\nselect 1;\r\n",
        "--property name:tab value:lba\n--changeset me:1\ncreate table ${tab}(id int); -- ${unknown}\n",
        "--property name:tab value:first\n--property name:tab value:second\n--changeset me:1\nselect ${tab}\n",
        "--changeset me:1\nselect 1;\n/* liquibase rollback\nselect 2;\n*/\n--changeset me:2\nselect 4;\n"
            + "/* liquibase rollback select 5; */\nselect 6;\n--validCheckSum: 1:any\n",
        "--changeset me:1\nselect 1;\n--ignoreLines:start\nignored;\n--ignoreLines:end\nselect 7;\n"
            + "--ignoreLines:2\nig1;\nig2;\nselect 8;\n",
        "--changeset me:1 logicalFilePath:mine.sql\nselect 1;\n--changeset me:2\nselect 2;\n",
        "select 0;\n--changeset me:1:2\nselect 1;\n",
        "--CHANGESET ME:A STRIPCOMMENTS:FALSE splitstatements:False EndDelimiter:GO\nselect 1;\n",
        "--changeset me:1 splitStatements:no stripComments:\"false\" endDelimiter:\"\\n/\"\nselect 1;\n",
        "--changeset me:1 rollbackSplitStatements:false rollbackEndDelimiter:X\nselect 1;\n",
        "--changeset me:1 stripComments:false stripComments:true endDelimiter:X endDelimiter:\nselect 1;\n",
        "--changeset me:1\n\n\n   select 1;  \n\n  \t select 2;\t\n\n\n",
        "--changeset me:1\n\u00a0select 1;\u00a0\n--changeset me:2\n\u0001select 1;\u000b\n",
        "--changeset me:1\nselect 'a--changeset x:y';\n/*\n--changeset me:3\nselect 3;\n*/\n",
        "--changeset me:1\nselect 4;\n--rollback\n--comment\n--rollbackx\n  --comment kept\n--commentary\n",
        "--changeset 'a b':c\nselect 1;\n--changeset a\"b:1#2\nselect 1;\n---changeset no:1\n"
      })
  void a_changelog_is_read_as_liquibase_reads_it(String text) throws Exception {
    List<Read> theirs = byLiquibase(HEADER + text);

    assertThat(theirs).isNotEmpty();
    assertThat(here(HEADER + text)).isEqualTo(theirs);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- LIQUIBASE  FORMATTED  SQL  \n",
        "\n  --liquibase formatted\n",
        "\ufeff--liquibase formatted sql\n",
        "--liquibase formatted sql logicalFilePath:other/path.sql\n"
      })
  void the_first_line_may_be_spelled_in_several_ways(String first) throws Exception {
    String text = first + "--changeset me:1\nselect 1;\n";
    String canonical = text.replace("\ufeff", "");

    assertThat(FormattedChangelog.isOne(canonical)).isTrue();
    assertThat(here(canonical)).isEqualTo(byLiquibase(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- first\n--liquibase formatted sql\n",
        "---liquibase formatted sql\n",
        "/* liquibase formatted sql */\n",
        "select 1;\n"
      })
  void without_that_line_a_file_is_plain_sql_to_liquibase_and_here(String first) throws Exception {
    String text = first + "--changeset me:1\nselect 1;\n";
    String whole = SumVersion.V8.of(new SqlChange(text.trim(), SqlChange.Manner.PLAIN_FILE));

    assertThat(FormattedChangelog.isOne(text)).isFalse();
    assertThat(byLiquibase(text))
        .extracting(Read::id, Read::author, Read::eight)
        .containsExactly(tuple("raw", "includeAll", whole));
  }

  /** Lines that mean something, nearly mean something, or mean nothing, in any order. */
  @Test
  void changelogs_made_of_random_lines_are_read_as_liquibase_reads_them() throws Exception {
    String[] lines = {
      "--changeset me:%d",
      "-- changeset \"a b\":x-%d rollbackSplitStatements:false stripComments:no logicalFilePath:o.sql",
      "select '${ p }' -- %d",
      "--changeset me:%d endDelimiter:/ runOnChange:true",
      "select %d;",
      "",
      "-- a comment",
      "--rollback drop %d;",
      "  --rollback x",
      "--rollback",
      "--comment why %d",
      "  --comment why",
      "--comment: why",
      "--preconditions onFail:WARN",
      "--validCheckSum: 1:any",
      "/* liquibase rollback",
      "*/",
      "--ignoreLines:1",
      "--ignoreLines:start",
      "--ignoreLines:end",
      "--property name:p value:v%d",
      "select '${p}' ;",
      "\tselect\t%d ;  ",
      "-- rollbacks",
      "/* */"
    };
    Random random = new Random(20261127);
    int compared = 0;
    for (int file = 0; file < 300; file++) {
      StringBuilder text = new StringBuilder(HEADER).append("--changeset me:first\nselect 0;\n");
      int length = 3 + random.nextInt(12);
      for (int line = 0; line < length; line++) {
        text.append(lines[random.nextInt(lines.length)].formatted(random.nextInt(90))).append('\n');
      }
      List<Read> theirs;
      try {
        theirs = byLiquibase(text.toString());
      } catch (ChangeLogParseException refused) {
        continue;
      }
      assertThat(here(text.toString())).as(text.toString()).isEqualTo(theirs);
      compared++;
    }
    assertThat(compared).isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--changeset noauthor", "--changeset me: 1", "--changeset", "-- changesets me:1"})
  void a_line_that_is_meant_to_begin_a_changeset_is_refused_with_its_number(String line)
      throws Exception {
    String text = HEADER + "--changeset me:1\nselect 1;\n" + line + "\nselect 2;\n";

    assertThatThrownBy(() -> here(text))
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessage(
            """
            db/144_x.sql:4 is not the changelog that its first line says it is.
              expected: --changeset author:id, with attributes after it
              found:    %s
            Liquibase refuses such a file as well; mend the line."""
                .formatted(line));
    assertThatThrownBy(() -> byLiquibase(text)).isInstanceOf(ChangeLogParseException.class);
  }

  @Test
  void lines_to_leave_out_that_have_no_end_are_refused() {
    assertThatThrownBy(() -> here(HEADER + "--changeset me:1\n/* liquibase rollback\nx"))
        .hasMessageContainingAll(FILE + ":4", "*/ after /* liquibase rollback");
    assertThatThrownBy(() -> here(HEADER + "--changeset me:1\n--ignoreLines:soon\nx"))
        .hasMessageContainingAll(FILE + ":3", "--ignoreLines:soon");
  }

  @Test
  void conditions_are_read() {
    Changeset changeset =
        FormattedChangelog.read(
                HEADER
                    + "--changeset me:1 dbms:!MySQL,postgresql contextFilter:\"a or b\" runAlways:true"
                    + " ignore:true runInTransaction:false\nselect 1;",
                FILE,
                FILE)
            .get(0);

    assertThat(changeset.conditions())
        .isEqualTo(
            new Conditions(
                List.of("!mysql", "postgresql"),
                "a or b",
                "",
                Set.of(Mark.ALWAYS, Mark.IGNORED, Mark.WITHOUT_TRANSACTION)));
  }

  @Test
  void products_are_included_as_liquibase_includes_them() {
    assertThat(includes("")).isTrue();
    assertThat(includes("all")).isTrue();
    assertThat(includes("mysql,PostgreSQL")).isTrue();
    assertThat(includes("!mysql")).isTrue();
    assertThat(includes("none")).isFalse();
    assertThat(includes("mysql")).isFalse();
    assertThat(includes("!postgresql")).isFalse();
    assertThat(includes("!h2, mysql")).isFalse();
  }

  private static boolean includes(String dbms) {
    return new Conditions(Conditions.products(dbms), "", "", Set.of()).includes("postgresql");
  }
}
