exports.up = (knex) => knex.schema.raw('CREATE INDEX orders_again ON orders (id)');
exports.down = (knex) => knex.schema.raw('SELECT 1');
