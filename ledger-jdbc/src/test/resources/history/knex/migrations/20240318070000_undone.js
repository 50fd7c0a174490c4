exports.up = (knex) => knex.schema.createTable('undone', (table) => table.increments());
exports.down = (knex) => knex.schema.dropTable('undone');
