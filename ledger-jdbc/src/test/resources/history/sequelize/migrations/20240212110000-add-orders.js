// Bestellungen für Kundinnen & Kunden – ✓
exports.up = ({ context }) => context.sequelize.query('CREATE TABLE orders (id int)');
exports.down = ({ context }) => context.sequelize.query('DROP TABLE orders');
