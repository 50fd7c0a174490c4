exports.up = ({ context }) => context.sequelize.query('CREATE TABLE customers (id int)');
exports.down = ({ context }) => context.sequelize.query('DROP TABLE customers');
