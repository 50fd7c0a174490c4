package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import dev.oneledger.spi.HistoryRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlembicTest extends ToolTable {
  AlembicTest() {
    super(MigrationTool.ALEMBIC);
  }

  @BeforeEach
  void table() {
    execute("CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)");
  }

  private void head(String revision) {
    execute("INSERT INTO alembic_version VALUES ('%s')".formatted(revision));
  }

  private void file(String name, String... lines) {
    write(name, String.join("\n", lines) + "\n");
  }

  @Test
  void branches_that_were_merged_come_each_after_what_it_needs() {
    file("a_first.py", "revision = 'aaa'", "down_revision = None");
    file("b_left.py", "revision: str = \"bbb\"", "down_revision: Union[str, None] = \"aaa\"");
    file("c_right.py", "revision='ccc'", "down_revision='aaa'", "depends_on = ['ddd']");
    file("d_other.py", "revision = 'ddd'  # other base", "down_revision = None");
    file("e_merge.py", "revision = 'eee'", "down_revision = (", "    'bbb',", "    'ccc',", ")");
    file("f_later.py", "revision = 'fff'", "down_revision = 'eee'");
    file("env.py", "print('no revision here')", "x = dict(revision='zzz')");
    head("eee");

    assertThat(history().files(folder).read().rows())
        .extracting(HistoryRow::key)
        .containsExactly("ddd", "aaa", "ccc", "bbb", "eee");
    assertThat(history().files(folder).read().source())
        .isEqualTo("PUBLIC.ALEMBIC_VERSION of Alembic, head eee");
  }

  @Test
  void a_head_without_a_file_is_named_with_the_folder() {
    file("a.py", "revision = 'aaa'", "down_revision = None");
    head("bbb");

    assertThatThrownBy(() -> history().files(folder).read())
        .isInstanceOf(LedgerException.class)
        .hasMessage(
            "Alembic's revision 'bbb' has no file in %s: expected one with revision = 'bbb'. Hand over the versions folder as it was when that was applied, or none to see the heads alone."
                .formatted(folder));
    assertThat(inShort(read())).containsExactly("bbb APPLIED null");
  }

  @Test
  void a_circle_and_two_files_of_one_revision_are_refused() {
    file("a.py", "revision = 'aaa'", "down_revision = 'bbb'");
    file("b.py", "revision = 'bbb'", "down_revision = 'aaa'");
    head("aaa");
    assertThatThrownBy(() -> history().files(folder).read())
        .hasMessageContaining("go round in a circle at 'aaa'");

    file("c.py", "revision = 'aaa'", "down_revision = None");
    assertThatThrownBy(() -> history().files(folder).read())
        .hasMessageContaining("have the revision 'aaa': a.py and c.py");
  }

  @Test
  void a_long_chain_is_followed_to_its_end() {
    file("r0.py", "revision = 'x0'", "down_revision = None");
    for (int i = 1; i < 1500; i++) {
      file("r" + i + ".py", "revision = 'x" + i + "'", "down_revision = 'x" + (i - 1) + "'");
    }
    head("x1499");

    assertThat(history().files(folder).read().rows()).hasSize(1500);
  }

  @Test
  void only_numbers_that_somebody_chose_are_revisions() {
    head("0002");
    assertThat(inShort(read())).containsExactly("0002 APPLIED 0002");
    execute("UPDATE alembic_version SET version_num = '123456789012'");
    assertThat(inShort(read())).containsExactly("123456789012 APPLIED null");

    file("0001_init.py", "revision = '0001'", "down_revision = None");
    file("0002_more.py", "revision = '0002'", "down_revision = '0001'");
    execute("UPDATE alembic_version SET version_num = '0002'");
    assertThat(inShort(history().files(folder).read()))
        .containsExactly("0001 APPLIED 0001_init", "0002 APPLIED 0002_more");
  }

  @Test
  void a_folder_that_is_not_there_is_said() {
    assertThatThrownBy(() -> history().files(folder.resolve("nowhere")).read())
        .hasMessageStartingWith("The folder with the files of Alembic is not there: ");
  }
}
