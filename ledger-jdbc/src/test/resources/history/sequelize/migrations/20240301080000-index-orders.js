exports.up = ({ context }) => context.sequelize.query('CREATE INDEX orders_id ON orders (id)');
exports.down = ({ context }) => context.sequelize.query('SELECT 1');
