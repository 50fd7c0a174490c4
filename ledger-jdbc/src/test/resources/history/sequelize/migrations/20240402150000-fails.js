exports.up = ({ context }) => context.sequelize.query('INSERT INTO nowhere VALUES (1)');
exports.down = ({ context }) => context.sequelize.query('SELECT 1');
