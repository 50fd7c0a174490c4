package dev.oneledger.jdbc.internal.catalog;

import java.util.Set;

/**
 * The system catalogs of PostgreSQL whose rows a {@link Catalog} shows.
 *
 * <p>Not among them, so that who writes to one is told its name: what belongs to the whole server
 * and not to the database (roles and memberships, databases, tablespaces, settings of roles and
 * databases, privileges on parameters, comments and labels on all of these, replication origins);
 * user mappings and subscriptions, whose options hold passwords and are never read; the contents
 * and names of large objects, which are data.
 */
final class ReadCatalogs {
  /** Read whole, as far as a user's objects are concerned. */
  static final Set<String> READ =
      Set.of(
          "pg_aggregate",
          "pg_am",
          "pg_amop",
          "pg_amproc",
          "pg_attrdef",
          "pg_attribute",
          "pg_cast",
          "pg_class",
          "pg_collation",
          "pg_constraint",
          "pg_conversion",
          "pg_default_acl",
          "pg_description",
          "pg_enum",
          "pg_event_trigger",
          "pg_extension",
          "pg_foreign_data_wrapper",
          "pg_foreign_server",
          "pg_foreign_table",
          "pg_index",
          "pg_inherits",
          "pg_language",
          "pg_namespace",
          "pg_opclass",
          "pg_operator",
          "pg_opfamily",
          "pg_partitioned_table",
          "pg_policy",
          "pg_proc",
          "pg_publication",
          "pg_publication_namespace",
          "pg_publication_rel",
          "pg_range",
          "pg_rewrite",
          "pg_seclabel",
          "pg_sequence",
          "pg_statistic_ext",
          "pg_transform",
          "pg_trigger",
          "pg_ts_config",
          "pg_ts_config_map",
          "pg_ts_dict",
          "pg_ts_parser",
          "pg_ts_template",
          "pg_type");

  /**
   * Written by the server beside the others: who depends on whom, what an extension granted at its
   * creation, what ANALYZE found.
   */
  static final Set<String> FOLLOWERS =
      Set.of("pg_depend", "pg_init_privs", "pg_shdepend", "pg_statistic", "pg_statistic_ext_data");

  private ReadCatalogs() {}
}
