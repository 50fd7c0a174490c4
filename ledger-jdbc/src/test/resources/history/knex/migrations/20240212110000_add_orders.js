// Bestellungen für Kundinnen & Kunden – ✓
exports.up = (knex) => knex.schema.createTable('orders', (table) => table.increments());
exports.down = (knex) => knex.schema.dropTable('orders');
