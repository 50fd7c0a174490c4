package dev.oneledger.ddl.internal.contract;

import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.TokenKind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Functions that reach files, programs, other servers or the server itself. */
final class ForbiddenCalls implements Detector {

  private static final Set<String> POSTGRESQL =
      Set.of(
          "pg_read_file",
          "pg_read_binary_file",
          "pg_stat_file",
          "pg_file_write",
          "pg_file_read",
          "pg_file_unlink",
          "pg_file_rename",
          "pg_file_sync",
          "pg_file_length",
          "pg_logdir_ls",
          "lo_import",
          "lo_export",
          "dblink",
          "pg_terminate_backend",
          "pg_cancel_backend",
          "pg_reload_conf",
          "pg_rotate_logfile",
          "pg_promote",
          "pg_switch_wal",
          "pg_create_restore_point",
          "pg_backup_start",
          "pg_backup_stop",
          "pg_start_backup",
          "pg_stop_backup",
          "pg_wal_replay_pause",
          "pg_wal_replay_resume",
          "pg_create_physical_replication_slot",
          "pg_create_logical_replication_slot",
          "pg_copy_physical_replication_slot",
          "pg_copy_logical_replication_slot",
          "pg_drop_replication_slot",
          "pg_logical_slot_get_changes",
          "pg_logical_slot_get_binary_changes",
          "pg_logical_slot_peek_changes",
          "pg_logical_emit_message",
          "pg_replication_slot_advance",
          "pg_sync_replication_slots",
          "pg_replication_origin_create",
          "pg_replication_origin_drop",
          "pg_replication_origin_advance",
          "pg_replication_origin_session_setup",
          "pg_replication_origin_session_reset",
          "pg_replication_origin_xact_setup",
          "pg_replication_origin_xact_reset",
          "pg_log_backend_memory_contexts",
          "pg_import_system_collations",
          "binary_upgrade_create_empty_extension",
          "database_to_xml",
          "database_to_xml_and_xmlschema");

  private static final Set<String> MARIADB =
      Set.of("load_file", "sys_exec", "sys_eval", "sys_get", "sys_set", "master_pos_wait");

  private static final Set<String> H2 =
      Set.of(
          "csvread",
          "csvwrite",
          "file_read",
          "file_write",
          "link_schema",
          "memory_free",
          "cancel_session",
          "abort_session");

  /** What stands before a name that is defined or named there, and not called. */
  private static final String[] NAMED = {"INTO", "TABLE", "EXISTS", "REFERENCES", "VIEW", "UPDATE"};

  private final SqlDialect dialect;

  ForbiddenCalls(SqlDialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public Optional<Forbidden> at(Words words, int i, Reading reading) {
    Word word = words.at(i);
    if (!word.isName() || !isForbidden(word) || !(isCalled(words, i) || isGiven(words, i))) {
      return Optional.empty();
    }
    return reached(words, i);
  }

  /** What is only named here, and may be called elsewhere. */
  Optional<Forbidden> named(Words words, int i) {
    return words.at(i).isName() && isForbidden(words.at(i)) ? reached(words, i) : Optional.empty();
  }

  private Optional<Forbidden> reached(Words words, int i) {
    Word word = words.at(i);
    boolean qualified = words.at(i - 1).isMark('.');
    boolean elsewhere = qualified && !holdsIt(words.at(i - 2).name(), name(word));
    boolean named = words.any(qualified ? i - 3 : i - 1, NAMED);
    boolean taken =
        words.any(qualified ? i - 3 : i - 1, "FUNCTION", "EXISTS")
            && words.any(words.startOf(i), "REVOKE", "DROP", "COMMENT");
    return elsewhere || named || taken
        ? Optional.empty()
        : Optional.of(
            Forbidden.reaching(
                word.line(), name(word) + "()", "files, programs or processes of the server"));
  }

  private static boolean isCalled(Words words, int i) {
    return words.at(i + 1).isMark('(');
  }

  /** Named as what an operator, an aggregate or a type calls: {@code SFUNC = name}. */
  private static boolean isGiven(Words words, int i) {
    boolean qualified = words.at(i - 1).isMark('.');
    int before = qualified ? i - 3 : i - 1;
    return words.at(before).isMark('=') && words.any(words.startOf(i), "CREATE", "ALTER");
  }

  /** A function of the same name in another schema is somebody's own. */
  private boolean holdsIt(String schema, String name) {
    return switch (dialect) {
      case POSTGRESQL -> schema.equals("pg_catalog") || name.startsWith("dblink");
      case MARIADB, H2 -> false;
    };
  }

  private boolean isForbidden(Word word) {
    String name = name(word);
    return switch (dialect) {
      case POSTGRESQL ->
          POSTGRESQL.contains(name) || name.startsWith("pg_ls_") || name.startsWith("dblink_");
      case MARIADB -> MARIADB.contains(name);
      case H2 -> H2.contains(name);
    };
  }

  private String name(Word word) {
    boolean folds = dialect != SqlDialect.POSTGRESQL || word.kind() == TokenKind.WORD;
    return folds ? word.name().toLowerCase(Locale.ROOT) : word.name();
  }
}
