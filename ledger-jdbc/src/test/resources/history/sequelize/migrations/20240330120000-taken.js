exports.up = ({ context }) => context.sequelize.query('CREATE TABLE never_made (id int)');
exports.down = ({ context }) => context.sequelize.query('DROP TABLE never_made');
