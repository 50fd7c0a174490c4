// Bestellungen für Kundinnen & Kunden – ✓
module.exports.AddOrders1707735600123 = class AddOrders1707735600123 {
  async up(queryRunner) {
    await queryRunner.query('CREATE TABLE orders (id int)');
  }

  async down(queryRunner) {
    await queryRunner.query('DROP TABLE orders');
  }
};
