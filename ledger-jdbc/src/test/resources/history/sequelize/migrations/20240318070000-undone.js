exports.up = ({ context }) => context.sequelize.query('CREATE TABLE undone (id int)');
exports.down = ({ context }) => context.sequelize.query('DROP TABLE undone');
